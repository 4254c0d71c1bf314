import { ClassVariable } from './variable';
import { Distribution } from '../contract/distribution';
import { nodeSetupShape } from '../contract/shapes';
import { Topology } from '../contract/topology';
import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { kubernetesOptions } from '../options/kubernetes/kubernetes-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { Check, checkProps, literal, mapOf, refuse, required, Shape, struct } from '../values/check';
import { dnsLabel } from '../values/check-names';
import { instanceOf, text } from '../values/check-scalars';

/** What is different in some clusters of a class. Whatever is not given is as in the class. */
export interface ClassAlternative {
  /**
   * Where the machines live: the whole topology, with the same pools.
   * @default - that of the class
   */
  readonly topology?: Topology;

  /**
   * How machines become nodes.
   * @default - that of the class
   */
  readonly distribution?: Distribution;

  /**
   * What every machine needs before it joins.
   * @default - that of the class
   */
  readonly setup?: NodeSetup;

  /**
   * Options of Kubernetes.
   * @default - those of the class
   */
  readonly kubernetes?: KubernetesOptions;
}

/** Handlers of a Runtime Extension that somebody runs beside Cluster API (feature gate RuntimeSDK). At least one of the first two is needed. */
export interface ExternalPatchOptions {
  /**
   * Handler that generates patches, as `<handler>.<ExtensionConfig>`.
   * @default - none
   */
  readonly generatePatches?: string;

  /**
   * Handler that validates the patched objects.
   * @default - none
   */
  readonly validateTopology?: string;

  /**
   * Handler that tells the variables it knows. They cannot be used in a class written here, and their values are not checked at synth.
   * @default - none
   */
  readonly discoverVariables?: string;

  /**
   * Settings handed to every call.
   * @default - none
   */
  readonly settings?: { [key: string]: string };
}

/** The handler of a Runtime Extension, as `<handler>.<ExtensionConfig>`. */
export function extensionHandler(example: string): Check {
  return literal(text({ what: 'handler of an extension', pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?\.[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, max: 512, example }));
}

const handler = extensionHandler('generate-patches.my-extension');

const externalShape: Shape<ExternalPatchOptions> = {
  generatePatches: handler,
  validateTopology: handler,
  discoverVariables: handler,
  settings: mapOf((where, value) => { if (typeof value !== 'string') { refuse(where, value, 'is not text; quote it'); } }),
};

const alternativeShape: Shape<ClassAlternative> = {
  topology: instanceOf(Topology, 'for example new VSphereTopology({…})'),
  distribution: instanceOf(Distribution, 'for example new Kubeadm()'),
  setup: struct(nodeSetupShape),
  kubernetes: kubernetesOptions,
};

/** What only some clusters of a class have. Values need no patch: put a `ClassVariable` where the literal fits. */
export class ClassPatch {
  /**
   * Clusters for which a boolean variable is true are made from `alternative` where it says something: other machines, more files, another
   * setup. What differs becomes the patch. Lists are replaced as a whole.
   */
  public static when(variable: ClassVariable, alternative: ClassAlternative): ClassPatch {
    const { name, schema } = checkedVariable('ClassPatch.when', variable);
    if (schema.kind !== 'boolean') { throw new Error(`ClassPatch.when: "${name}" is a ${schema.kind} variable; write ClassPatch.whenEquals("…", …) or make it boolean.`); }
    return ClassPatch.conditional(name, `.${name}`, variable, true, alternative);
  }

  /** The same for clusters that give a text variable this value. */
  public static whenEquals(variable: ClassVariable, value: string, alternative: ClassAlternative): ClassPatch {
    const { name, schema } = checkedVariable('ClassPatch.whenEquals', variable);
    if (schema.kind !== 'text') { throw new Error(`ClassPatch.whenEquals: "${name}" is a ${schema.kind} variable; only texts can be compared.`); }
    const problem = schema.problem(value);
    if (problem) { throw new Error(`ClassPatch.whenEquals: "${name}" is never ${JSON.stringify(value)}, because ${problem}.`); }
    const equals = `eq .${name} ${JSON.stringify(value)}`;
    // A variable that a cluster leaves out does not exist at all, and "eq" fails on nothing.
    const optional = !schema.required && schema.json.default === undefined;
    return ClassPatch.conditional(`${name}-${value.toLowerCase().replace(/[^a-z0-9.-]+/g, '-')}`, optional ? `and (hasKey . "${name}") (${equals})` : equals, variable, value, alternative);
  }

  /** A patch that a Runtime Extension makes. What it does is not known here, so neither `validate` nor a plan sees it. */
  public static external(name: string, options: ExternalPatchOptions): ClassPatch {
    dnsLabel()('ClassPatch.external', name);
    const { generatePatches, validateTopology, discoverVariables, settings } = checkProps('ClassPatch.external', options, externalShape);
    if ((generatePatches ?? validateTopology) === undefined) {
      throw new Error('ClassPatch.external: neither generatePatches nor validateTopology is given; write at least one (PAT-04).');
    }
    return new ClassPatch(name, undefined, undefined, undefined, undefined, {
      generatePatchesExtension: generatePatches,
      validateTopologyExtension: validateTopology,
      discoverVariablesExtension: discoverVariables,
      settings: settings && Object.keys(settings).length > 0 ? settings : undefined,
    });
  }

  private static conditional(name: string, condition: string, variable: ClassVariable, value: unknown, alternative: ClassAlternative): ClassPatch {
    const where = `ClassPatch for "${variable.name}"`;
    checkProps(where, alternative, alternativeShape);
    if (Object.values(alternative).every(given => given === undefined)) { throw new Error(`${where}: the alternative says nothing; write topology, distribution, setup or kubernetes.`); }
    return new ClassPatch(name, condition, variable, value, alternative);
  }

  private constructor(
    /** Name of the patch in the class. */
    public readonly name: string,
    /** @internal */
    public readonly _condition?: string,
    /** @internal */
    public readonly _variable?: ClassVariable,
    private readonly value?: unknown,
    /** @internal */
    public readonly _alternative?: ClassAlternative,
    /** @internal */
    public readonly _external?: object,
  ) {}

  /**
   * Whether the patch is on for these values.
   * @internal
   */
  public _applies(values: ReadonlyMap<string, unknown>): boolean {
    return this._variable !== undefined && values.get(this._variable.name) === this.value;
  }
}

function checkedVariable(where: string, variable: ClassVariable): ClassVariable {
  required(instanceOf(ClassVariable, 'for example ClassVariable.boolean("gpu")'))(where, variable);
  return variable;
}
