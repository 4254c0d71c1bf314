import { reportAdvice, stepsOf } from './advice';
import { fields } from './read';
import { Finding } from '../../api';
import { checkObjectMeta } from '../../api/object-meta';
import { Path, Subject } from '../subject';

/**
 * Report labels and annotations that Kubernetes would refuse. Cluster API copies the metadata of templates and topologies onto objects, so its
 * webhooks check them as if they stood there already (v1.14.0 ObjectMeta.Validate).
 */
export function checkMetadata(subject: Subject, metadata: unknown, path: Path): void {
  const { labels, annotations } = fields(metadata);
  const found: Finding[] = [];
  checkObjectMeta({ labels: strings(labels), annotations: strings(annotations) }, found);
  for (const finding of found) { reportAdvice(subject, [...path, ...stepsOf(finding.path)], finding.message); }
}

/** Values of another type are the schema check's business. */
function strings(map: unknown): object {
  return Object.fromEntries(Object.entries(fields(map)).filter(([, value]) => typeof value === 'string'));
}
