/** Measures the library beside what else a user could pick. See docs/benchmarks.md. */
import { parseArgs } from 'node:util';
import { installRivals } from './install';
import type { Answer, Question } from './question';
import { asyncThroughput } from './questions/async';
import { batches } from './questions/batches';
import { blocking } from './questions/blocking';
import { exporting } from './questions/exporting';
import { importing } from './questions/importing';
import { loading } from './questions/loading';
import { memory } from './questions/memory';
import { pages } from './questions/pages';
import { startup } from './questions/startup';
import { HOW_TO_READ, checkRows, machine, writeReport } from './report';
import { startServer } from './server';
import { asText, cells } from './table';

const questions: Record<string, Question> = {
  blocking,
  async: asyncThroughput,
  startup,
  loading,
  memory,
  batches,
  exporting,
  pages,
  importing,
};

async function main(): Promise<void> {
  const { only, quick, write } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: Object.keys(questions) },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  }).values;
  const chosen = Object.entries(questions).filter(([name]) => only.includes(name));
  if (chosen.length < only.length)
    throw new Error(`--only takes one of ${Object.keys(questions).join(', ')}, and can be repeated.`);
  if (write && (quick || chosen.length < Object.keys(questions).length))
    throw new Error('--write needs all figures. It goes with neither --only nor --quick.');

  installRivals();
  const began = performance.now();
  const conditions = machine();
  console.log(`${conditions}\n${HOW_TO_READ}`);
  const server = await startServer();
  const answers = new Map<string, Answer>();
  try {
    for (const [name, question] of chosen) {
      const questionBegan = performance.now();
      const answer = await question.ask(server, quick ? 'quick' : 'whole');
      console.log(`\n${question.title} (--only ${name}: ${secondsSince(questionBegan)} s)\n`);
      console.log([asText(cells(answer.table)), ...answer.notes].join('\n'));
      answers.set(question.title, answer);
    }
  } finally {
    server.stop();
  }
  const checks = [...answers.values()].flatMap((answer) => answer.checks);
  console.log(`\nTargets\n\n${asText(checkRows(checks))}\n\nTook ${secondsSince(began)} s.`);
  if (write) await writeReport(answers, conditions);
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(0);
}

void main();
