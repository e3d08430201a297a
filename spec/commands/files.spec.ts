import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { type Answer, Folder, type Server, accepted, ended, startServer } from './support';

let server: Server;
let folder: Folder;
/** What the server does before it answers. */
let onRequest: () => void;

beforeAll(async () => {
  server = await startServer((request): Answer => {
    onRequest();
    return request.method === 'GET'
      ? [
          200,
          {
            status: true,
            message: 'ok',
            data: [{ email: 'a@example.com' }],
            meta: { total: 1, pageCount: 1 },
          },
        ]
      : accepted(request);
  });
});
beforeEach(() => {
  onRequest = () => undefined;
  server.requests.splice(0);
  folder = new Folder();
});
afterEach(() => folder.remove());
afterAll(() => server.stop());

const run = (args: readonly string[]) =>
  folder.run(args, { env: { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_x', PAYSTACK_BASE_URL: server.url } });
const importing = (...args: string[]) => run(['import', 'customers', ...args]);

const mode = (name: string) => statSync(folder.at(name)).mode & 0o777;
const isRoot = process.getuid?.() === 0;

describe('files that the commands write', () => {
  test.each([0o600, 0o644])('are private beside a file of %o', async (permissions) => {
    const file = folder.write('few.csv', 'email\na@example.com\nwrong\n');
    chmodSync(file, permissions);
    await importing(file);
    await run(['export', 'customers', '--output', folder.at('all.csv')]);
    expect(['few.csv.journal', 'few.csv.rejected.csv', 'all.csv'].map(mode)).toEqual([0o600, 0o600, 0o600]);
    expect(mode('few.csv')).toBe(permissions);
    expect(readdirSync(folder.path).sort()).toEqual([
      'all.csv',
      'few.csv',
      'few.csv.journal',
      'few.csv.rejected.csv',
    ]);
  });

  test('are not written through a link that somebody has put there', async () => {
    const file = folder.write('few.csv', 'email\na@example.com\nwrong\n');
    const mine = folder.write('mine', 'mine');
    for (const name of ['few.csv.rejected.csv.new', 'few.csv.rejected.csv'])
      symlinkSync(mine, folder.at(name));
    expect((await importing(file)).code).toBe(1);
    expect(readFileSync(mine, 'utf8')).toBe('mine');
    expect(folder.read('few.csv.rejected.csv')).toBe(
      'reason,email\nIts email is not an email address.,wrong\n',
    );
  });

  test('are not read or written through a link in place of the journal', async () => {
    const file = folder.write('few.csv', 'email\na@example.com\n');
    const mine = folder.write('mine', 'mine');
    symlinkSync(mine, folder.at('few.csv.journal'));
    expect(await importing(file)).toEqual(
      ended(2, '', 'few.csv.journal is a symbolic link, which is not followed here.\n'),
    );
    expect([readFileSync(mine, 'utf8'), server.requests]).toEqual(['mine', []]);
  });
});

describe('nothing is sent', () => {
  test('where the journal is a folder', async () => {
    const file = folder.write('few.csv', 'email\na@example.com\n');
    mkdirSync(folder.at('few.csv.journal'));
    expect(await importing(file)).toEqual(ended(2, '', 'few.csv.journal is a folder.\n'));
    expect(server.requests).toEqual([]);
  });

  test('where the file is a folder or a pipe', async () => {
    mkdirSync(folder.at('folder.csv'));
    expect(await importing(folder.at('folder.csv'))).toEqual(ended(2, '', 'folder.csv is a folder.\n'));
    execFileSync('mkfifo', [folder.at('pipe.csv')]);
    expect(await importing(folder.at('pipe.csv'))).toEqual(
      ended(2, '', 'pipe.csv is not a file, but a pipe or a device.\n'),
    );
    expect(server.requests).toEqual([]);
  });

  // Root may write everywhere.
  (isRoot ? test.skip : test)('where the folder cannot be written', async () => {
    const file = folder.write('few.csv', 'email\na@example.com\n');
    chmodSync(folder.path, 0o500);
    const result = await importing(file);
    chmodSync(folder.path, 0o700);
    expect(result).toEqual(
      ended(2, '', 'few.csv.journal cannot be opened: you do not have the permission.\n'),
    );
    expect(server.requests).toEqual([]);
  });
});

test('the journal is there before the first row is sent', async () => {
  const file = folder.write('few.csv', 'email\na@example.com\n');
  const before: boolean[] = [];
  onRequest = () => before.push(existsSync(`${file}.journal`));
  await importing(file);
  expect(before).toEqual([true]);
});

test('rejected rows that cannot be written are told after the rows are done, and written by the next run', async () => {
  const file = folder.write('few.csv', 'email\na@example.com\nwrong\n');
  mkdirSync(folder.at('few.csv.rejected.csv'));
  const { code, stdout, stderr } = await importing(file);
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: '2 rows: 0 done before, 1 done, 1 rejected, 0 left.\n',
  });
  expect(stderr).toBe(
    '1 of 1 row\nThe rejected rows cannot be written: few.csv.rejected.csv is a folder. ' +
      'Run the same command again when that is mended. It sends no row twice.\n',
  );
  execFileSync('rmdir', [folder.at('few.csv.rejected.csv')]);
  expect((await importing(file)).stdout).toBe(
    '2 rows: 1 done before, 0 done, 1 rejected, 0 left.\nThe rejected rows are in few.csv.rejected.csv.\n',
  );
  expect(server.requests).toHaveLength(1);
});

test('a file that is changed during the import ends it', async () => {
  const rows = Array.from({ length: 1_100 }, (_, row) => `c${row}@example.com\n`).join('');
  const file = folder.write('few.csv', `email\n${rows}`);
  onRequest = () => {
    if (server.requests.length === 1) folder.write('few.csv', `email\nnew@example.com\n${rows}`);
  };
  const { code, stderr } = await importing(file);
  expect(code).toBe(2);
  expect(stderr).toMatch(/\nfew\.csv was changed during the import\. Run the import again\.\n$/);
  expect(server.requests.some(({ body }) => body.email === 'new@example.com')).toBe(false);
});

describe('a file of rejected rows', () => {
  const rows = 'email,first_name\nada@example.com,Ada\nADA@example.com,Wrong\nwrong,Grace\n';
  const sent = () => server.requests.map(({ body }) => body.first_name);
  const duplicate = 'It was rejected as a duplicate. If it is none any longer, empty its cell "reason".';

  test('that is corrected does not overwrite what is done', async () => {
    const file = folder.write('few.csv', rows);
    await importing(file);
    folder.replace('few.csv.rejected.csv', /wrong,/, 'grace@example.com,');
    const { stdout } = await importing(`${file}.rejected.csv`);
    expect(stdout).toMatch(/^2 rows: 0 done before, 1 done, 1 rejected, 0 left\.\n/);
    expect(sent()).toEqual(['Ada', 'Grace']);
    expect(folder.read('few.csv.rejected.csv.rejected.csv')).toBe(
      `reason,email,first_name\nIt is about a customer that the import of few.csv has done.,ADA@example.com,Wrong\n`,
    );
    // The same once more, with the rows that are still rejected.
    await importing(`${file}.rejected.csv.rejected.csv`);
    expect(sent()).toEqual(['Ada', 'Grace']);
  });

  test('is sent where a duplicate has become another customer', async () => {
    const file = folder.write('few.csv', rows);
    await importing(file);
    folder.replace('few.csv.rejected.csv', /ADA@/, 'lovelace@');
    await importing(`${file}.rejected.csv`);
    expect(sent()).toEqual(['Ada', 'Wrong']);
  });

  test('that was copied does not overwrite what is done either', async () => {
    await importing(folder.write('few.csv', rows));
    const copy = folder.write(
      'copy.csv',
      folder.read('few.csv.rejected.csv').replace('wrong,', 'grace@example.com,'),
    );
    await importing(copy);
    expect(sent()).toEqual(['Ada', 'Grace']);
    expect(folder.read('copy.csv.rejected.csv')).toBe(
      `reason,email,first_name\n"${duplicate.replaceAll('"', '""')}",ADA@example.com,Wrong\n`,
    );
    // Somebody who wants the row to be sent says so.
    folder.write('copy.csv', folder.read('copy.csv').replace(/^It is about .* line 2\./m, ''));
    await importing(copy);
    expect(sent()).toEqual(['Ada', 'Grace', 'Wrong']);
  });
});
