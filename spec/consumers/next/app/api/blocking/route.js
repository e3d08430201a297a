import { outcomeOf } from '../../../../programs/outcome.mjs';
import { blockingCalls } from '../../../../programs/blocking-calls.mjs';

export const dynamic = 'force-dynamic';

export async function GET() {
  return Response.json(await outcomeOf(blockingCalls));
}
