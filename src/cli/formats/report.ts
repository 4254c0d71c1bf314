import { Verdict } from '../../validation/validate';
import { BrokenDocument } from '../read-documents';

/** What there is to report. */
export interface Report {
  readonly verdict: Verdict;
  readonly broken: readonly BrokenDocument[];
  readonly files: number;
}

/** A way of writing a report. */
export type Format = (report: Report, colour: boolean) => string;
