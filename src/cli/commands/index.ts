import { images } from './images';
import { importClasses } from './import';
import { render } from './render';
import { validate } from './validate';
import { Command } from '../io';

/** Every command, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [validate, render, images, importClasses];
