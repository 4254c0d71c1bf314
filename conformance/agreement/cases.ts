import { Path } from './objects';

/** One question: is this object, changed from one that is right, still accepted? */
export interface Case {
  /** What was done, for example `delete` or the rule it aims at, `KCP-10`. */
  readonly mutation: string;
  /** Where it was done. */
  readonly path: Path;
  /** The file that the object comes from. */
  readonly source: string;
  readonly object: any;
  /** Everything that is applied together, the changed object among it. */
  readonly set: readonly any[];
  /** The set as it stands on the server when the object is sent, if the question is about an update. */
  readonly before?: readonly any[];
}

/** Questions that need the same objects on the server. */
export interface Stage {
  readonly name: string;
  readonly stored: readonly any[];
  readonly cases: readonly Case[];
}
