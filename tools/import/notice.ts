import type { Source } from './sources';

/** What SPDX writes when a project states no licence. */
const NONE_STATED = 'NOASSERTION';

/** NOTICE: the projects whose API schemas imports/ is derived from. */
export function renderNotice(sources: Source[]): string {
  const entries = sources.map(source => `* ${source.title} ${source.tag}\n  ${source.repository}\n  Licence: ${source.licence === NONE_STATED ? 'none stated in the repository' : source.licence}\n`);
  return [
    'cdk8s-cluster-api',
    '',
    'The files under imports/ are generated from the API schemas (CustomResourceDefinitions) of the',
    'projects below. They hold field names, types and limits; descriptions were removed.',
    '',
    ...entries,
  ].join('\n');
}
