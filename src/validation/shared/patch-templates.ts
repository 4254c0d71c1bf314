import { firstLine } from './go-names';
import { BUILTINS } from '../../evaluate/go-template/builtins';
import { parse } from '../../evaluate/go-template/parser';
import { SPRIG } from '../../evaluate/sprig';
import { Path, Subject } from '../subject';

/** Report a template of a ClusterClass patch that does not parse with the functions Cluster API v1.14.0 gives it. */
export function checkPatchTemplate(subject: Subject, template: unknown, path: Path): void {
  if (typeof template !== 'string' || template === '') { return; }
  try {
    parse(template, name => Object.hasOwn(BUILTINS, name) || Object.hasOwn(SPRIG, name));
  } catch (error) {
    subject.report(path, `the template does not parse: ${firstLine(error)}`);
  }
}
