// As module.mjs, run by tsx.
import './module.mjs';
