// Bundles a program, and prints the file to run: node build.mjs <bundler> <entry> <folder> [external package ...]
import { bundlers } from './bundlers.mjs';

const [bundler, entry, folder, ...external] = process.argv.slice(2);
console.log(await bundlers[bundler](entry, folder, external));
