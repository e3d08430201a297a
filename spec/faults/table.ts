/** The table in docs/reliability.md. Run as a program, it writes the table into the page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/run-script';
import { type Ending, connectionFaults, faults } from './faults';

export const page = join(projectRoot, 'docs/reliability.md');

const BEGIN = '<!-- faults -->\n';
const END = '<!-- /faults -->';

function inWords(ending: Ending): string {
  const how =
    'reply' in ending
      ? `reply, \`status: ${ending.reply.status}\``
      : `\`${ending.exception}\`, \`${ending.code}\``;
  return ending.attempts > 1 ? `${how}, after retries` : how;
}

/** The page, with the table as the faults have it now. */
export function withCurrentTable(text: string): string {
  const rows = new Set(
    Object.values({ ...connectionFaults, ...faults }).map(
      ({ title, get, post }) => `| ${title} | ${inWords(get)} | ${inWords(post)} |`,
    ),
  );
  const table = ['| What happens | GET and PUT | POST |', '| --- | --- | --- |', ...rows].join('\n');
  const [before = '', rest = ''] = text.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n${table}\n\n${END}${after}`;
}

if (require.main === module) writeFileSync(page, withCurrentTable(readFileSync(page, 'utf8')));
