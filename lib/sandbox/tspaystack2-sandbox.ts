// The thread of the sandbox runs this file. Its name keeps it apart from the files of a program that bundles the
// package.
import './server';
