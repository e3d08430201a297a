import { packages } from '../../package-lock.json';
import { allowScripts, overrides } from '../../package.json';
import { tableUnder } from '../docs/pages';

const explained = tableUnder('## Dependencies', 'CONTRIBUTING.md').map(([entry = '']) =>
  entry.replaceAll('`', ''),
);

test('package.json says of each install script whether it may run, so that npm does not warn of it', () => {
  const withScript = Object.entries(packages)
    .filter(([, entry]) => 'hasInstallScript' in entry)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(withScript.filter((name) => !Object.hasOwn(allowScripts, name))).toEqual([]);
});

test('CONTRIBUTING.md gives the reason for each entry of allowScripts and overrides', () => {
  const entries = Object.entries({ allowScripts, overrides }).flatMap(([field, names]) =>
    Object.keys(names).map((name) => `${field}: ${name}`),
  );
  expect(explained.sort()).toEqual(entries.sort());
});
