import { outcomeOf } from './outcome.mjs';
import { promiseCalls } from './promise-calls.mjs';

outcomeOf(promiseCalls).then((outcome) => console.log(JSON.stringify(outcome)));
