import { MAX_SIZE, MIN_SIZE } from './autoscaler-bounds';
import { fields } from './read';

/** The annotation that hands the number of machines to the cluster autoscaler, if metadata has one. */
export function autoscalerAnnotation(metadata: unknown): string | undefined {
  const annotations = fields(fields(metadata).annotations);
  return [MIN_SIZE, MAX_SIZE].find(key => annotations[key] !== undefined && annotations[key] !== null);
}
