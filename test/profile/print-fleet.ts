import { goldenFleet } from './fleet';
import { manifestText } from '../support/golden';
import { objectsOf } from '../support/objects';

// Started by locale.test.ts as a program of its own.
process.stdout.write(manifestText(objectsOf(goldenFleet)));
