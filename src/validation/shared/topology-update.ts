import { fields } from './read';
import { topologyOf } from './topology';
import { parseTolerant } from './versions';
import { Subject } from '../subject';

/** Annotation by which a Cluster switches off the checks of its version. */
export const UNCHECKED_VERSION = 'unsafe.topology.cluster.x-k8s.io/disable-update-version-check';

type Parsed = NonNullable<ReturnType<typeof parseTolerant>>;

interface VersionChange {
  readonly before: Parsed;
  readonly after: Parsed;
  readonly texts: readonly [string, string];
}

/** The version of a topology before and after an update; nothing when it stays, cannot be read, or its checks are switched off. */
export function versionChange({ before, object }: Subject): VersionChange | undefined {
  const [old, now] = [before, object].map(cluster => topologyOf(cluster)?.version);
  const [was, is] = [parseTolerant(old), parseTolerant(now)];
  if (!was || !is || UNCHECKED_VERSION in fields(fields(fields(object).metadata).annotations)) { return undefined; }
  return { before: was, after: is, texts: [old, now] };
}
