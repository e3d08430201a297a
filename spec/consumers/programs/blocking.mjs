import { blockingCalls } from './blocking-calls.mjs';
import { outcomeOf } from './outcome.mjs';

outcomeOf(blockingCalls).then((outcome) => console.log(JSON.stringify(outcome)));
