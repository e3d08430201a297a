import { scripts } from '../../package.json';
import { exists } from './pages';

/** Commands of the system, of which nothing is checked. */
const SYSTEM = ['cd', 'curl', 'export', 'git', 'mkdir'];

/** Commands that npm has itself. */
const NPM = ['ci', 'install', 'pack'];

/** What is wrong with the commands of a shell script: those that nothing here provides, and files that are not there. */
export function missingCommands(script: string): string[] {
  return script
    .split(/\n|&&|\|\||[;|]/)
    .map((command) => command.trim().split(/\s+/))
    .map((words) => words.slice(words.findIndex((word) => !/^\w+=/.test(word))))
    .filter((words) => words[0] !== '' && words[0] !== '#' && !isProvided(words))
    .map((words) => words.join(' '));
}

function isProvided([command = '', ...words]: readonly string[]): boolean {
  const args = words.filter((word) => !word.startsWith('-'));
  switch (command) {
    case 'npm':
      return args[0] === 'run' ? Object.hasOwn(scripts, args[1] ?? '') : isNpmCommand(args[0] ?? '');
    case 'npx':
      return isProvided(args) || isBinary(args[0] ?? '');
    case 'node':
    case 'tsx':
      return exists(args[0] ?? '');
    default:
      return SYSTEM.includes(command);
  }
}

function isNpmCommand(name: string): boolean {
  return NPM.includes(name) || Object.hasOwn(scripts, name);
}

function isBinary(name: string): boolean {
  return name === 'tspaystack2' || exists(`node_modules/.bin/${name}`);
}
