import { importedLists } from '../../lib/commands/imported-lists';
import { ImportFile, type ImportRow } from '../../lib/commands/list-file';
import { Folder } from './support';

const folder = new Folder();
afterAll(() => folder.remove());

const listed = (name: string) => {
  const list = importedLists[name];
  if (list === undefined) throw new Error(`There is no list ${name}.`);
  return list;
};

/** All of a file that is small. */
const read = (content: string | Uint8Array, ...ignored: string[]) => readList('customers', content, ignored);

function readList(name: string, content: string | Uint8Array, ignored: string[] = [], inBaseUnit = false) {
  const file = new ImportFile(folder.write('any.csv', content), listed(name), ignored, { inBaseUnit });
  const rows = [...file.rows()];
  return {
    ...{ rows, unsent: file.header.unsent },
    withReasons: (rejected: readonly (readonly [ImportRow, string])[]) =>
      [...file.withReasons(rejected)].join(''),
  };
}

/** The values of a row that say something. */
const said = ({ values }: ImportRow) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const rowsIn = (content: string | Uint8Array) => read(content).rows.map(said);
const problemsIn = (content: string | Uint8Array) => read(content).rows.map(({ problem }) => problem);

/** The file of all rows, each behind the reason "x". */
const rejectedFrom = (content: string | Uint8Array): string => {
  const { rows, withReasons } = read(content);
  return withReasons(rows.map((row) => [row, 'x'] as const));
};

const ada = { email: 'ada@example.com', firstName: 'Ada', phone: '080' };

describe('the header', () => {
  test.each([
    'email,first_name,phone',
    'email,First Name,phone number',
    'email, first_name, phone',
    'E-Mail,firstName,PHONE',
    'Email Address,first-name,Phone_Number',
    '"email","first name","phone"',
    ' email , first_name , phone ',
  ])('%s is understood', (header) => {
    expect(rowsIn(`${header}\nada@example.com,Ada,080\n`)).toEqual([ada]);
  });

  test.each(['customer_code', 'Customer Code', 'customerCode', 'CUSTOMER-CODE'])('%s is a code', (name) => {
    expect(rowsIn(`${name},last_name,metadata\nCUS_1,Love,{}\n`)).toEqual([
      { code: 'CUS_1', lastName: 'Love', metadata: {} },
    ]);
  });

  const allowed =
    'Columns are email, customer_code, first_name, last_name, phone and metadata, in any order; spaces, hyphens, ' +
    'underscores and capitals do not matter. --ignore leaves out a column.';

  test.each([
    ['email,nickname', 'Column 2, "nickname", is unknown. To leave it out: --ignore nickname\n'],
    ['email,reason', 'Column 2, "reason", is unknown. To leave it out: --ignore reason\n'],
    ['email,constructor', 'Column 2, "constructor", is unknown. To leave it out: --ignore constructor\n'],
    [
      'email,name,phone,My notes,"it\'s"',
      'Columns 2, "name", 4, "My notes" and 5, "it\'s", are unknown. ' +
        "To leave them out: --ignore name --ignore 'My notes' --ignore 'it'\\''s'\n",
    ],
    [
      'ada@example.com,Ada',
      'Columns 1, "ada@example.com" and 2, "Ada", are unknown. ' +
        'To leave them out: --ignore ada@example.com --ignore Ada\n',
    ],
    ['email,phone,first_name,phone', 'Columns 2 and 4, "phone", are the same.'],
    ['email,phone,Phone Number', 'Columns 2 and 3, "Phone Number", are the same.'],
    ['first_name,phone', 'There is no column email, and none customer_code.'],
  ])('%s is refused', (header, problem) => {
    expect(() => read(`${header}\na@example.com,b,c,d\n`)).toThrow(
      new Error(`${problem}${problem.endsWith('\n') ? '' : ' '}${allowed} The cells are separated by ",".`),
    );
  });

  test.each([
    ['email;nickname', '";"'],
    ['email\tnickname', 'a tab'],
    ['email|nickname', '"|"'],
    ['sep=;\nemail,phone', '";"'],
  ])('%j is refused with the separator that was found', (header, separator) => {
    expect(() => read(`${header}\n`)).toThrow(`The cells are separated by ${separator}.`);
  });

  test('a column can be left out', () => {
    const { rows } = read(
      'email,nickname,Notes,first_name,phone\nada@example.com,x,y,Ada,080\n',
      'nickname',
      'notes',
    );
    expect(rows.map(said)).toEqual([ada]);
    expect(() => read('email\n', 'nickname')).toThrow(
      new Error('There is no column "nickname" to ignore. The cells are separated by ",".'),
    );
  });

  test('what Paystack sets itself is not sent, and told', () => {
    const { rows, unsent } = read(
      'id,email,risk_action,createdAt,updated_at,integration,Domain\n1,a@example.com,deny,x,y,2,test\n',
    );
    expect(rows.map(said)).toEqual([{ email: 'a@example.com' }]);
    expect(unsent).toEqual(['id', 'risk_action', 'createdAt', 'updated_at', 'integration', 'Domain']);
  });

  test.each([
    ['email,first_name,phone,,\nada@example.com,Ada,080,,\n'],
    ['email,first_name,phone,,\nada@example.com,Ada,080\n'],
    ['email,,first_name,phone\nada@example.com,,Ada,080\n'],
  ])('a column without a name and without anything in it is nothing: %j', (content) => {
    expect(rowsIn(content)).toEqual([ada]);
  });

  test('a column without a name and with something in it is refused', () => {
    expect(() => read('email,,phone\n\na@example.com,,1\nb@example.com,x,1\n')).toThrow(
      new Error('Column 2 has no name, but line 4 has something in it.'),
    );
  });

  test.each(['', '\uFEFF', 'sep=;\n'])('a file with nothing but %j is refused', (content) => {
    expect(() => read(content)).toThrow(new Error('There is nothing in it.'));
  });
});

describe('the text', () => {
  test.each([
    ['LF and then CRLF', 'email,first_name\nada@example.com,Ada\r\ngrace@example.com,Grace\r\n'],
    ['CRLF and then LF', 'email,first_name\r\nada@example.com,Ada\ngrace@example.com,Grace'],
    ['CR', 'email,first_name\rada@example.com,Ada\rgrace@example.com,Grace\r'],
    ['a byte order mark', '\uFEFFemail,first_name\nada@example.com,Ada\ngrace@example.com,Grace\n'],
    ['semicolons', 'email;first_name\nada@example.com;Ada\ngrace@example.com;Grace\n'],
    ['semicolons in quotes', '"email";"first_name"\n"ada@example.com";"Ada"\n"grace@example.com";"Grace"\n'],
    ['tabs', 'email\tfirst_name\nada@example.com\tAda\ngrace@example.com\tGrace\n'],
    ['a separator line', 'sep=;\nemail;first_name\nada@example.com;Ada\ngrace@example.com;Grace\n'],
    [
      'a separator line in quotes',
      '\uFEFF"SEP=,"\r\nemail,first_name\nada@example.com,Ada\ngrace@example.com,Grace\n',
    ],
    ['empty rows', 'email,first_name\n\nada@example.com,Ada\n,\n , \n,,,,\ngrace@example.com,Grace\n,,\n\n'],
    ['empty cells too many', 'email,first_name\nada@example.com,Ada,,,\ngrace@example.com,Grace, \n'],
  ])('with %s', (_what, content) => {
    expect(rowsIn(content)).toEqual([
      { email: 'ada@example.com', firstName: 'Ada' },
      { email: 'grace@example.com', firstName: 'Grace' },
    ]);
    expect(problemsIn(content)).toEqual([undefined, undefined]);
  });

  test('a quoted cell is kept letter by letter', () => {
    expect(rowsIn('email,first_name\na@example.com," A, ""b""\r\nc;\td "\n')).toEqual([
      { email: 'a@example.com', firstName: ' A, "b"\r\nc;\td ' },
    ]);
  });

  test('emails and codes lose the spaces around them, and blank cells say nothing', () => {
    expect(rowsIn('email,customer_code,first_name\n U31@Example.COM ,\u00a0CUS_1\t,  \n')).toEqual([
      { email: 'U31@Example.COM', code: 'CUS_1' },
    ]);
  });

  test('another separator line is refused', () => {
    expect(() => read('sep=#\nemail#phone\n')).toThrow(
      new Error('Line 1 names the separator "#", which cannot be used here.'),
    );
  });

  const encodings: [string, number, Uint8Array][] = [
    ['Latin-1', 3, Buffer.from('email,first_name\na@example.com,A\nb@example.com,Zo\xe9\n', 'latin1')],
    ['Latin-1 in the last line', 2, Buffer.from('email,first_name\nb@example.com,Zo\xe9', 'latin1')],
    ['UTF-16', 1, Buffer.from('\uFEFFemail\na@example.com\n', 'utf16le')],
    ['UTF-16 without a mark', 1, Buffer.from('email\na@example.com\n', 'utf16le')],
    ['a file that is cut off', 2, Buffer.from('email,first_name\na@example.com,é').subarray(0, -1)],
  ];
  test.each(encodings)('%s is refused', (_what, line, bytes) => {
    expect(() => read(bytes)).toThrow(
      new Error(
        `Line ${line} is not UTF-8. Save the file as UTF-8; in Excel that is the format "CSV UTF-8".`,
      ),
    );
  });

  test.each([
    ['email,first_name\na@example.com,A"nn\n', 2],
    ['email,first_name\n"a\nb",x\na@example.com,"A"nn\n', 4],
    ['sep=,\r\nemail,first_name\r\na@example.com,Ann\r\nb@example.com,"x\r\n\r\nc@example.com,C\r\n', 4],
    ['"email\na@example.com\n', 1],
  ])('a quote that is not right is refused with its line: %j', (content, line) => {
    expect(() => read(content)).toThrow(
      new Error(
        `The row that begins in line ${line} has a quote that is not right: a cell with quotes in it stands in quotes, ` +
          'and each of those in it is written twice.',
      ),
    );
  });
});

describe('a row', () => {
  const header = 'email,customer_code,first_name,metadata\n';
  const cells = (given: number, count = 4) =>
    `Its number of cells is ${given}, but that of the columns is ${count}.`;

  test.each([
    ['a@example.com,,,', undefined],
    ['a@example.com', cells(1)],
    ['a@example.com,,A', cells(3)],
    ['a@example.com,,A,,x', cells(5)],
    ['a@example.com,,A,,,x,', cells(6)],
    [',,Nobody,', 'It has neither an email nor a customer_code.'],
    ['a,,,', 'Its email is not an email address.'],
    ['a@,,,', 'Its email is not an email address.'],
    ['a b@example.com,,,', 'Its email is not an email address.'],
    ['a@b@example.com,,,', 'Its email is not an email address.'],
    ['a@example.com,,A\rB,', 'It has a carriage return that is not in quotes.'],
    ['a@example.com,,A,\r', 'It has a carriage return that is not in quotes.'],
    ['a@example.com,,"A\rB",', undefined],
    ['a@example.com,,Zo\uFFFD,', 'It has the character U+FFFD, which stands where another one was lost.'],
    [
      'a@example.com,,,"{""a"":""\uFFFD""}"',
      'It has the character U+FFFD, which stands where another one was lost.',
    ],
    ['a@example.com,,,tier=gold', 'Its metadata is not a JSON object.'],
    ['a@example.com,,,[1]', 'Its metadata is not a JSON object.'],
    ['a@example.com,,,1', 'Its metadata is not a JSON object.'],
    ['a@example.com,,,"""gold"""', 'Its metadata is not a JSON object.'],
    [
      'a@example.com,,,"{""id"":12345678901234567890}"',
      'Its metadata has an integer so long that digits would be lost.',
    ],
    ['a@example.com,,,"{""id"":""12345678901234567890 \\"" 12345678901234567890""}"', undefined],
    ['a@example.com,,,"{""id"":0.1234567890123456789,""b"":1e20}"', undefined],
  ])('%j', (row, problem) => {
    expect(problemsIn(`${header}${row}\r\n`)).toEqual([problem]);
  });

  test.each(['[]', '0', 'null', '""""""', ''])('has nothing to send in metadata that is %j', (cell) => {
    expect(read(`email,metadata\na@example.com,${cell}\n`).rows).toMatchObject([
      { values: { metadata: null }, problem: undefined },
    ]);
  });

  test('loses the apostrophe before a formula', () => {
    expect(rowsIn("email,first_name,last_name,phone\na@example.com,'=1,''+2,'t Hooft\n")).toEqual([
      { email: 'a@example.com', firstName: '=1', lastName: "'+2", phone: "'t Hooft" },
    ]);
  });

  test('has the line in which it begins', () => {
    const lines = (content: string) => read(content).rows.map(({ place }) => place.line);
    expect(lines('sep=,\r\nemail\n\na@example.com\r\n"b\r\n\n@example.com"\nc@example.com\n')).toEqual([
      4, 5, 8,
    ]);
    expect(lines('email\ra@example.com\r"b\r@"\rc@example.com')).toEqual([2, 3, 5]);
  });

  test('is told from any other by its digest, but not from itself in another place', () => {
    const digests = (content: string) => read(content).rows.map(({ digest }) => digest);
    const [a, b, c, d] = digests(
      'email,phone\na@example.com,1\na@example.com,2\na@example.com,1\n1,a@example.com\n',
    );
    expect(c).toBe(a);
    expect(new Set([a, b, d]).size).toBe(3);
    expect(digests('Phone;email\r\n"2";a@example.com\r\n1;a@example.com\r\n1; a@example.com \r\n')).toEqual([
      b,
      a,
      a,
    ]);
  });
});

describe('rejected rows stand as they were', () => {
  test.each([
    ['email,phone\nx\ny,1,2\n', 'reason,email,phone\nx,x\nx,y,1,2\n'],
    [
      'email,phone\r\n"x, ""y"" ", 1 \ny,\'+2\r\nz,"\r\n"',
      'reason,email,phone\r\nx,"x, ""y"" ", 1 \nx,y,\'+2\r\nx,z,"\r\n"\n',
    ],
    ['\uFEFFsep=;\r\n"email";phone;;\r\nx;1;;\r\n', '\uFEFFsep=;\r\nreason;"email";phone;;\r\nx;x;1;;\r\n'],
    ['email\tphone\nx\t1', 'reason\temail\tphone\nx\tx\t1\n'],
    ['email\rx\ry', 'reason,email\rx,x\rx,y\n'],
    ['email,phone\nx,1\r\r\n', 'reason,email,phone\nx,x,1\r\r\n'],
    ['reason,email\n"a ""b"", c",x\n,y\nz\n', 'reason,email\nx,x\nx,y\nx,\n'],
    ['Reason;email;phone\r\nwhy;x;1\r\n', 'reason;email;phone\r\nx;x;1\r\n'],
  ])('%j', (content, rejected) => {
    expect(rejectedFrom(content)).toBe(rejected);
  });

  test('the reason is one cell', () => {
    const { rows, withReasons } = read('email;phone\nx;1\n');
    expect(withReasons(rows.map((row) => [row, 'a; "b"\n'] as const))).toBe(
      'reason;email;phone\n"a; ""b""\n";x;1\n',
    );
  });
});

describe('what a program has destroyed is rejected', () => {
  const error = (name: string, value: string) => `Its ${name} is an error of a spreadsheet (${value}).`;
  const invisible = (name: string, code: string) =>
    `Its ${name} has the character U+${code}, which nobody can see.`;
  const header = 'email,customer_code,first_name,phone,metadata\n';
  const errors = [
    ...['########', '##', '#REF!', '#NAME?', '#N/A', '#VALUE!', '#DIV/0!', '#NULL!', '#NUM!', '#SPILL!'],
    ...['#CALC!', '#FIELD!', '#BLOCKED!', '#GETTING_DATA', '#WERT!', '#BEZUG!', '#NV', '#NOM?', '#VALEUR!'],
    ...['#¡VALOR!', '#¿NOMBRE?', '#N/D', '#ref!', 'Err:502'],
  ];

  test.each<[string, string | undefined]>([
    ...['2.34801E+12', '"2,34801E+12"', '2E+12', ' 2.34801e+12 ', '-2.34801E-07'].map(
      (cell): [string, string] => [cell, shortened('phone')],
    ),
    ...errors.map((cell): [string, string] => [cell, error('phone', cell)]),
    ['+234\u200B801', invisible('phone', '200B')],
    ['\u202A+234801\u202C', invisible('phone', '202A')],
    ['+234\u2066801', invisible('phone', '2066')],
    ['2.34801', undefined],
    ['E12', undefined],
    ['#', undefined],
    ['# 5', undefined],
    ['#Home', undefined],
  ])('the phone %j', (phone, problem) => {
    expect(problemsIn(`${header}a@example.com,,A,${phone},\n`)).toEqual([problem]);
  });

  const named = 'Its email has more than the address, such as a name.';

  test.each([
    ['a\u200B@example.com', invisible('email', '200B')],
    ['a@example\u00AD.com', invisible('email', '00AD')],
    ['a@exam\uFEFFple.com', invisible('email', 'FEFF')],
    ['\u202Ea@example.com', invisible('email', '202E')],
    ['mailto:a@example.com', 'Its email begins with "mailto:".'],
    ['MAILTO:a@example.com', 'Its email begins with "mailto:".'],
    ['Ada <a@example.com>', named],
    ['<a@example.com>', named],
    ['"""Ada, L."" <a@example.com>;"', named],
    ['"a@example.com,"', 'Its email ends with ",".'],
    ['a@example.com;', 'Its email ends with ";".'],
    ['a@example.com.', 'Its email ends with ".".'],
    ['"a@example.com,b@example.com"', 'Its email has more than one address.'],
    ['a@example.com;b@example.com', 'Its email has more than one address.'],
    ['#N/A', error('email', '#N/A')],
    ['1E5', shortened('email')],
    ['a(b)@example.com', 'Its email is not an email address.'],
    ["o'brien+x@example.com", undefined],
  ])('the email %j', (email, problem) => {
    expect(problemsIn(`${header}${email},,A,,\n`)).toEqual([problem]);
  });

  test.each([
    ['a code', ',1E5,A,,', shortened('customer_code')],
    ['a name', 'a@example.com,,#NAME?,,', error('first_name', '#NAME?')],
    ['a name that was a number', 'a@example.com,,1.5E+3,,', shortened('first_name')],
    ['metadata', 'a@example.com,,,,#REF!', error('metadata', '#REF!')],
    ['a model, which is none', 'a@example.com,,1E5,,', undefined],
    ['a joiner, which some scripts need', 'a@example.com,,می\u200Cخواهم,,', undefined],
    ['an emoji, which is none', 'a@example.com,,👩\u200D💻,,', undefined],
  ])('%s', (_name, row, problem) => {
    expect(problemsIn(`${header}${row}\n`)).toEqual([problem]);
  });
});

function shortened(name: string): string {
  return `Its ${name} is a number that a spreadsheet has shortened, as in 2.3E+12. Digits are lost.`;
}

describe('a file that is large', () => {
  test('with a cell of 9 MB is refused, and not by the language', () => {
    const cell = '""'.repeat(4_500_000);
    expect(() => read(`email,first_name\na@example.com,x\nb@example.com,"${cell}"\n`)).toThrow(
      'The row that begins in line 3 has more than 1 MB. Perhaps a quote is not closed',
    );
  });

  test('with a quote that is never closed names the line where it begins', () => {
    const rows = 'b@example.com,b\n'.repeat(100_000);
    expect(() => read(`email,first_name\na@example.com,"x\n${rows}`)).toThrow(
      'The row that begins in line 2 has more than 1 MB. Perhaps a quote is not closed',
    );
  });

  test('is read row by row, whatever the parts are in which it comes', () => {
    const names = Array.from({ length: 3_000 }, (_, row) => `é${'"" \n'.repeat(row % 50)}`);
    const { rows } = read(
      `email,first_name\r\n${names.map((name, row) => `c${row}@example.com,"${name}"\r\n`).join('')}`,
    );
    expect(rows.map(({ values }) => values.firstName)).toEqual(
      names.map((name) => name.replaceAll('""', '"')),
    );
    let line = 2;
    const lines = names.map((name) => {
      const begin = line;
      line += name.split('\n').length;
      return begin;
    });
    expect(rows.map(({ place }) => place.line)).toEqual(lines);
  });
});

describe('the other lists', () => {
  const problems = (name: string, content: string, inBaseUnit = false) =>
    readList(name, content, [], inBaseUnit).rows.map(({ problem }) => problem);
  const notWhole =
    'Its amount is not a whole number in the subunit of the currency, such as 125398 for 1253.98. ' +
    'For amounts such as 1253.98 there is --amounts base.';

  test.each([
    ['500000', undefined],
    ['5000.00', notWhole],
    ['"5,000"', notWhole],
    ['-1', notWhole],
    ['NGN 5', notWhole],
    ['9007199254740993', notWhole],
    ['', 'It has no amount.'],
  ])('a plan with the amount %j', (amount, problem) => {
    expect(problems('plans', `name,amount,interval\nGold,${amount},monthly\n`)).toEqual([problem]);
  });

  test.each([
    ['5000.00', 500_000],
    ['5000', 500_000],
    ['12.5', 1_250],
    ['1999.9500', 199_995],
  ])('an amount %j in the base unit', (amount, value) => {
    const { rows } = readList('plans', `name,amount,interval\nGold,${amount},monthly\n`, [], true);
    expect(rows.map(({ values, problem }) => [values.amount, problem])).toEqual([[value, undefined]]);
  });

  test.each(['1,253.98', '1253,98', '12.345', '1 253', '₦5'])(
    '%j is no amount in the base unit',
    (amount) => {
      expect(problems('plans', `name,amount,interval\nGold,"${amount}",monthly\n`, true)).toEqual([
        'Its amount is not an amount such as 1253.98, with a point and without other signs.',
      ]);
    },
  );

  const product = 'name,description,price,currency';
  const subaccount = 'business_name,bank_code,account_number,percentage_charge';
  const zeros = 'A spreadsheet may have removed zeros at the beginning.';

  test.each([
    ['products', `${product}\nBag,,100,NGN\n`, 'It has no description.'],
    ['products', `${product},unlimited\nBag,x,1,NGN,maybe\n`, 'Its unlimited is neither true nor false.'],
    ['products', `${product},quantity\nBag,x,1,NGN,many\n`, 'Its quantity is not a whole number.'],
    [
      'subaccounts',
      `${subaccount}\nA,057,0123456789,"18,2"\n`,
      'Its percentage_charge is not a number such as 18.2, with a point.',
    ],
    ['subaccounts', `${subaccount}\nA,057,1.23E+09,18.2\n`, shortened('account_number')],
    [
      'transfer-recipients',
      'type,name,account_number,bank_code\nnuban,A,123456789,057\n',
      `Its account_number does not have 10 digits. ${zeros}`,
    ],
    [
      'transfer-recipients',
      'type,name,account_number,bank_code\nnuban,A,0123456789,57\n',
      `Its bank_code has fewer than 3 digits. ${zeros}`,
    ],
    [
      'transfer-recipients',
      'type,name,details.account_number,details.bank_code\nnuban,A,01234x6789,057\n',
      'Its account_number has something that is not a digit.',
    ],
  ])('%s: %j', (name, content, problem) => {
    expect(problems(name, content)).toEqual([problem]);
  });

  test.each([
    ['plans', 'name,amount', 'interval'],
    ['products', 'name,price,currency', 'description'],
    ['subaccounts', 'business_name,account_number,percentage_charge', 'settlement_bank'],
    ['transfer-recipients', 'name,account_number', 'type'],
  ])('%s without a column that is needed are refused', (name, header, missing) => {
    expect(() => readList(name, `${header}\n`)).toThrow(`There is no column ${missing}. Columns are `);
  });
});
