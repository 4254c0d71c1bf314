import { Entry } from './manifest-set';

/** How bad a finding is. */
export type Severity =
  /** The API server, a webhook or a controller refuses it. */
  | 'error'
  /** Accepted, and known to hurt. */
  | 'warning';

/** What a finding takes from its rule. */
export interface RuleHead {
  /** Id in upper case, family and number: `KCP-03`. Part of the public surface: acknowledgements name it. */
  readonly id: string;

  /** Two or three words for people: `control-plane-size`. */
  readonly slug: string;

  readonly severity: Severity;

  /** What to write instead. */
  readonly fix: string;
}

/** One thing that is wrong with one object. */
export interface Finding {
  readonly id: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly entry: Entry;
  /** `Kind namespace/name`. */
  readonly object: string;
  /** Field path such as `spec.replicas`; empty for the object as a whole. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
  readonly file?: string;
  readonly line?: number;
}

/** A finding on one line: `KCP-03 control-plane-size: KubeadmControlPlane ns/prod spec.replicas: …; fix.` */
export function findingLine({ id, slug, object, path, message, fix }: Finding): string {
  return `${id} ${slug}: ${object}${path ? ` ${path}` : ''}: ${message}${fix ? `; ${fix}` : ''}.`;
}
