import { classFile, classId, ClassNames } from './class-file';
import { ClassModel, classModel } from './class-model';
import { compare, NameScope } from './names';
import { Report } from './report';
import { fileStem, pascal } from './type-names';

/** A file for one ClusterClass. */
export interface GeneratedClass {
  readonly classId: string;
  readonly className: string;
  readonly fileName: string;
  readonly text: string;
  readonly model: ClassModel;
}

/** What became of one object that says it is a ClusterClass. */
export interface Outcome {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly generated?: GeneratedClass;
}

/**
 * A TypeScript file for every ClusterClass, in the order of the input. The names depend on the set of classes and not on their order; two classes
 * whose names come out the same are numbered by the order of their own names.
 */
export function generateClasses(objects: readonly unknown[], className?: string): Outcome[] {
  const read = objects.map(object => {
    const report = new Report();
    return { report, model: classModel(object, report) };
  });
  const first = new Map<string, ClassModel>();
  for (const { model } of read) {
    if (model && !first.has(classId(model))) { first.set(classId(model), model); }
  }
  const names = allNames([...first.values()], className);
  return read.map(({ model, report }) => {
    const { problems, notes } = report;
    if (model === undefined) { return { problems, notes }; }
    const id = classId(model);
    if (first.get(id) !== model) { return again(first.get(id)!, model); }
    const { fileName, ...classNames } = names.get(model)!;
    return { problems, notes, generated: { classId: id, fileName, model, ...classFile(model, classNames, report) } };
  });
}

/** A class that was read before: in another version of the API, or by mistake. */
function again(first: ClassModel, second: ClassModel): Outcome {
  if (JSON.stringify(first) === JSON.stringify(second)) { return { problems: [], notes: [`the ClusterClass "${second.name}" stands twice and says the same; it was written once.`] }; }
  return { problems: [`the ClusterClass "${second.name}" stands twice with different content; the first one was written.`], notes: [] };
}

function allNames(models: readonly ClassModel[], className: string | undefined): Map<ClassModel, ClassNames & { readonly fileName: string }> {
  const [files, prefixes] = [new NameScope(), new NameScope()];
  const sorted = [...models].sort((a, b) => compare(a.name, b.name) || compare(a.namespace ?? '', b.namespace ?? ''));
  return new Map(sorted.map(model => {
    const fileName = `${files.claim(fileStem(className === undefined ? model.name : dashed(className)), '-')}.ts`;
    return [model, { fileName, ...(className === undefined ? namesOf(model, prefixes) : given(className)) }];
  }));
}

/** `edge-v1` becomes `EdgeV1Cluster`, with `EdgeV1` before the other names; a class that is called a cluster already is not called so twice. */
function namesOf({ name }: ClassModel, prefixes: NameScope): ClassNames {
  const prefix = prefixes.claim(pascal(name).replace(/(.)Cluster([Cc]lass)?$/, '$1'));
  return { className: `${prefix}Cluster`, prefix };
}

function given(className: string): ClassNames {
  return { className, prefix: className.replace(/(.)Cluster$/, '$1') };
}

function dashed(className: string): string {
  return className.replace(/(.)Cluster$/, '$1').replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-');
}
