import { Verdict } from '../../validation/validate';
import { BrokenDocument } from '../read-documents';
import { github } from './github';
import { json } from './json';
import { sarif } from './sarif';
import { text } from './text';

/** What there is to report. */
export interface Report {
  readonly verdict: Verdict;
  readonly broken: readonly BrokenDocument[];
  readonly files: number;
}

/** A way of writing a report. */
export type Format = (report: Report, colour: boolean) => string;

/** Every format by the name users give. */
export const FORMATS: { readonly [name: string]: Format } = { text, json, github, sarif };
