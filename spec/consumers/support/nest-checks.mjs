import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { ending, node } from './run.mjs';

/** Compiles examples/nest with NestJS as npm installs it, and sends webhooks to the app. */
export async function checkNest({ copy, project, server }) {
  const folder = join(copy, 'nest');
  await cp(join(project, 'examples/nest'), folder, { recursive: true });
  const built = await node([join(copy, 'node_modules/typescript/bin/tsc'), '-p', folder], { cwd: folder });
  if (built.code !== 0) throw new Error(`The compiler ${ending(built)}`);
  const env = { PAYSTACK_SECRET_KEY: 'sk_test_nest', PAYSTACK_BASE_URL: `${server}/paystack` };
  const played = await node([join(folder, 'check.cjs')], { cwd: folder, env });
  if (played.code !== 0) throw new Error(`The app ${ending(played)}`);
  const { right, forged, parsed, client } = JSON.parse(played.stdout);
  const refused = '{"message":"The webhook was refused."}';
  return [
    [
      'a webhook is verified and stored',
      differing(right, { status: 200, text: '', settled: ['order-1'], warnings: [] }),
    ],
    [
      'a forged webhook gets 400, and the log says why',
      differing(
        { ...forged, warnings: forged.warnings.map((text) => text.slice(0, 67)) },
        {
          status: 400,
          text: refused,
          settled: [],
          warnings: ['The header x-paystack-signature does not fit the body and the key. '],
        },
      ),
    ],
    [
      'without rawBody: true it gets 400, and the log says what is missing',
      differing(
        { ...parsed, warnings: parsed.warnings.map((text) => text.includes('{ rawBody: true }')) },
        { status: 400, text: refused, settled: [], warnings: [true] },
      ),
    ],
    [
      'the client is injected, with its options',
      differing(client, { options: { deadline: 10_000 }, status: true }),
    ],
  ];
}

/** `undefined` if both are the same, else both in words. */
function differing(found, expected) {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  return one === other ? undefined : `${one} instead of ${other}`;
}
