import { listOf } from '../../values/check';
import { dnsLabel, labels } from '../../values/check-names';

/** The label Kubernetes itself gives every namespace. */
const NAME = 'kubernetes.io/metadata.name';

/** Namespaces of the management cluster whose clusters may use a shared account. */
export class AllowedNamespaces {
  /** Every namespace. */
  public static all(): AllowedNamespaces {
    return new AllowedNamespaces({});
  }

  /** The namespaces with these names. */
  public static named(...names: string[]): AllowedNamespaces {
    listOf(dnsLabel(), { min: 1 })('AllowedNamespaces.named', names);
    return new AllowedNamespaces({ matchExpressions: [{ key: NAME, operator: 'In', values: [...names] }] }, [...names]);
  }

  /** The namespaces that carry all these labels. */
  public static labelled(matchLabels: { [key: string]: string }): AllowedNamespaces {
    labels('AllowedNamespaces.labelled', matchLabels);
    if (Object.keys(matchLabels).length === 0) { throw new Error('AllowedNamespaces.labelled: no labels; write AllowedNamespaces.all() for every namespace.'); }
    return new AllowedNamespaces({ matchLabels: { ...matchLabels } });
  }

  private constructor(
    /** Label selector of the namespaces. */
    public readonly selector: any,
    /** Their names; undefined when labels decide. */
    public readonly names?: string[],
  ) {}
}
