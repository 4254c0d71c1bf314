import { Command } from '../io';
import { validate } from './validate';

/** Every command, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [validate];
