import { importClasses } from './import';
import { validate } from './validate';
import { Command } from '../io';

/** Every command, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [validate, importClasses];
