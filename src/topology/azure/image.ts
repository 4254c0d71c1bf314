import { resourceId } from './disk';
import { Check, checkProps, required, Shape } from '../../values/check';
import { text } from '../../values/check-scalars';
import { KubernetesVersion } from '../../values/kubernetes-version';

/** An image in a compute gallery. */
export interface AzureGalleryImage {
  /** Name of the gallery; of a community gallery its public name. */
  readonly gallery: string;

  /** Name of the image definition. `{version}` stands for the Kubernetes version without `v`. */
  readonly name: string;

  /**
   * Version of the image: three numbers, or `latest`, which means another image for machines made later. `{version}` stands for the Kubernetes version.
   * @default "{version}"
   */
  readonly version?: string;

  /**
   * Resource group of the gallery. Needs `subscriptionId`.
   * @default - a community gallery
   */
  readonly resourceGroup?: string;

  /**
   * Subscription of the gallery. Needs `resourceGroup`.
   * @default - a community gallery
   */
  readonly subscriptionId?: string;
}

/** An image of the marketplace. */
export interface AzureMarketplaceImage {
  /** Publisher. */
  readonly publisher: string;

  /** Offer. */
  readonly offer: string;

  /** Plan of the offer. */
  readonly sku: string;

  /** Version of the image. */
  readonly version: string;
}

const name = text({ what: 'name in Azure', pattern: /^[\w.{}-]+$/, max: 128, example: 'ubuntu-2404' });

/** Texts in which `{version}` is the only thing in braces. */
function versioned(check: Check): Check {
  return (where, value) => {
    check(where, value);
    const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
    if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
  };
}

const galleryShape: Shape<AzureGalleryImage> = {
  gallery: required(name),
  name: required(versioned(name)),
  version: versioned(text({ what: 'version of an image', pattern: /^(latest|[\d.]*(\{version\})?[\d.]*)$/, max: 64, example: '{version}' })),
  resourceGroup: text({ what: 'name of a resource group', pattern: /^[-\w.()]+$/, max: 90, example: 'images' }),
  subscriptionId: text({ what: 'subscription id', pattern: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, example: '00000000-0000-0000-0000-000000000000' }),
};

const marketplaceShape: Shape<AzureMarketplaceImage> = {
  publisher: required(name), offer: required(name), sku: required(name), version: required(name),
};

/** The image that machines boot from. It contains the Kubernetes version that the cluster says, or a distribution that installs itself. */
export class AzureImage {
  /**
   * The images that the provider publishes in a community gallery, Ubuntu 24.04: for tests, without security updates, and taken away when Kubernetes no
   * longer supports the version.
   */
  public static reference(): AzureImage {
    return AzureImage.gallery({ gallery: 'ClusterAPI-f72ceb4f-5159-4c26-a0fe-2ea738f0d019', name: 'capi-ubun2-2404' });
  }

  /** An image in a compute gallery: your own with `subscriptionId` and `resourceGroup`, else a community gallery. */
  public static gallery(image: AzureGalleryImage): AzureImage {
    const { gallery, name: definition, version = '{version}', resourceGroup, subscriptionId } = checkProps('AzureImage.gallery', image, galleryShape);
    if ((resourceGroup === undefined) !== (subscriptionId === undefined)) {
      throw new Error(`AzureImage.gallery.${resourceGroup ? 'subscriptionId' : 'resourceGroup'}: a value is required; a gallery of yours needs both, a community gallery neither.`);
    }
    return new AzureImage({ computeGallery: { gallery, name: definition, version, resourceGroup, subscriptionID: subscriptionId } });
  }

  /** An image of the marketplace, whose terms the subscription has accepted. */
  public static marketplace(image: AzureMarketplaceImage): AzureImage {
    return new AzureImage({ marketplace: { ...checkProps('AzureImage.marketplace', image, marketplaceShape) } });
  }

  /** One image, always the same, by its resource id. */
  public static fromId(id: string): AzureImage {
    resourceId('Microsoft.Compute/images')('AzureImage.fromId', id);
    return new AzureImage({ id });
  }

  private constructor(
    /** `image` of a machine, with `{version}` in it. */
    private readonly image: any,
  ) {}

  /** @internal */
  public _spec({ plain }: KubernetesVersion): object {
    const { computeGallery: found } = this.image;
    if (!found) { return this.image; }
    const fill = (given: string): string => given.split('{version}').join(plain);
    return { computeGallery: { ...found, name: fill(found.name), version: fill(found.version) } };
  }
}
