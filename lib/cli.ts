#!/usr/bin/env node
import { runProgram } from './commands/program';

void runProgram(process.argv.slice(2));
