// What the thread of the sandbox runs. No program that is bundled with the package has a file of this name in its folder.
import './server';
