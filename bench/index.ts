/** Measures the library beside what else a user could pick. See docs/benchmarks.md. */
import { parseArgs } from 'node:util';
import type { Answer, Question } from './question';
import { asyncThroughput } from './questions/async';
import { blocking } from './questions/blocking';
import { exporting } from './questions/exporting';
import { importing } from './questions/importing';
import { memory } from './questions/memory';
import { startup } from './questions/startup';
import { HOW_TO_READ, checkRows, machine, writeReport } from './report';
import { startServer } from './server';
import { asText, cells } from './table';

const questions: Record<string, Question> = {
  blocking,
  async: asyncThroughput,
  startup,
  memory,
  exporting,
  importing,
};

async function main(): Promise<void> {
  const { only, write } = parseArgs({
    options: { only: { type: 'string' }, write: { type: 'boolean' } },
  }).values;
  const chosen = Object.entries(questions).filter(([name]) => only === undefined || name === only);
  if (chosen.length === 0) throw new Error(`--only takes one of ${Object.keys(questions).join(', ')}.`);
  if (write && only !== undefined)
    throw new Error('--write needs all figures, so it does not go with --only.');

  console.log(`${machine()}\n${HOW_TO_READ}`);
  const server = await startServer();
  const answers = new Map<string, Answer>();
  try {
    for (const [, question] of chosen) {
      console.log(`\n${question.title}\n`);
      const answer = await question.ask(server);
      console.log([asText(cells(answer.table)), ...answer.notes].join('\n'));
      answers.set(question.title, answer);
    }
  } finally {
    server.stop();
  }
  console.log(`\nTargets\n\n${asText(checkRows([...answers.values()].flatMap(({ checks }) => checks)))}`);
  if (write) await writeReport(answers);
}

void main();
