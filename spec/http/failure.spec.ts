import { AxiosError, AxiosHeaders } from 'axios';
import { errorFacts } from '../../lib/http/failure';

test('of an error of axios nothing is kept that tells of the request', () => {
  const headers = new AxiosHeaders({ Authorization: 'Bearer sk_test_fault' });
  const error = new AxiosError('It broke.', 'ERR_BROKEN', { headers }, { headers });
  const { stack } = error;
  expect(errorFacts(error)).toEqual({ name: 'AxiosError', message: 'It broke.', code: 'ERR_BROKEN', stack });
});

test('where several addresses were tried, the first failure gives the words', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED', port: 1 });
  const error = Object.assign(new AggregateError([refused, new Error('Another.')]), { code: 'ECONNREFUSED' });
  const { stack } = error;
  const { message, code } = refused;
  expect(errorFacts(error)).toEqual({ name: 'AggregateError', message, code, stack });
});

test.each([[undefined], [null], ['Odd.'], [7]])('what is no error, %j, is kept as its text', (thrown) => {
  const { message, name } = errorFacts(thrown);
  expect({ message, name }).toEqual({ message: String(thrown), name: 'Error' });
});

test('what cannot be turned into text is told all the same', () => {
  expect(errorFacts(Object.create(null)).message).toBe('What was thrown cannot be shown');
});
