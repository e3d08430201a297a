import { PaystackException } from 'tspaystack2';

/** What became of some calls, as plain data. */
export async function outcomeOf(calls) {
  try {
    return { result: await calls() };
  } catch (error) {
    return { exception: error instanceof PaystackException, name: error.name, message: error.message };
  }
}
