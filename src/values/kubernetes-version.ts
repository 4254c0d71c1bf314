import { Check, refuse } from './check';

const VERSION = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/** A Kubernetes version as Cluster API wants it: `v1.34.3`, with optional pre-release and build (`v1.34.3+rke2r1`). */
export class KubernetesVersion {
  /** Read a version. Throws when it is not `v`, major, minor and patch. */
  public static of(version: string): KubernetesVersion {
    kubernetesVersion('KubernetesVersion.of', version);
    return new KubernetesVersion(version);
  }

  /**
   * A version that only the cluster of a class knows: what depends on it is decided for `version`, and what names it says `text`.
   * @internal
   */
  public static _standIn(version: string, text: string, plain: string): KubernetesVersion {
    return new KubernetesVersion(version, { text, plain });
  }

  /** The version as written, for example `v1.34.3`. */
  public readonly text: string;

  /** The number after the first dot: 34 of `v1.34.3`. */
  public readonly minor: number;

  /** Major, minor and patch without the `v`: `1.34.3`. Image repositories often name versions so. */
  public readonly plain: string;

  private constructor(version: string, stands?: { readonly text: string; readonly plain: string }) {
    const [, major, minor, patch] = VERSION.exec(version)!;
    this.text = stands?.text ?? version;
    this.minor = Number(minor);
    this.plain = stands?.plain ?? `${major}.${minor}.${patch}`;
  }

  /** Whether this is version 1.`minor` or later. */
  public isAtLeast(minor: number): boolean {
    return this.minor >= minor;
  }
}

/** A full Kubernetes version with a leading `v`. */
export const kubernetesVersion: Check = (where, value) => {
  if (typeof value === 'string' && VERSION.test(value)) {
    if (!value.startsWith('v1.')) { refuse(where, value, 'is not a Kubernetes 1.x version'); }
    return;
  }
  refuse(where, value, 'is not a full Kubernetes version; write for example "v1.34.3"');
};
