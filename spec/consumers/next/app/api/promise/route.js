import { outcomeOf } from '../../../../programs/outcome.mjs';
import { promiseCalls } from '../../../../programs/promise-calls.mjs';

export const dynamic = 'force-dynamic';

export async function GET() {
  return Response.json(await outcomeOf(promiseCalls));
}
