import { github } from './github';
import { json } from './json';
import { Format } from './report';
import { sarif } from './sarif';
import { text } from './text';

/** Every format by the name users give. */
export const FORMATS: { readonly [name: string]: Format } = { text, json, github, sarif };
