import { checkProps, Shape } from '../../../values/check';
import { text } from '../../../values/check-scalars';

/** How an image is found by its name. */
export interface AwsImageLookup {
  /**
   * Operating system, the part `{os}` of the name.
   * @default ubuntu-24.04
   */
  readonly os?: string;

  /**
   * Name of the images: `{os}` stands for the operating system, `{version}` for the Kubernetes version without `v`, `?` for one character and `*`
   * for any. Of several images the newest counts when a machine is made.
   * @default capa-ami-{os}-?{version}-*
   */
  readonly name?: string;

  /**
   * AWS account that owns the images, 12 digits.
   * @default - the account that publishes images of the provider for tests, 819546954734
   */
  readonly owner?: string;
}

/** Images that EKS publishes for its nodes. */
export enum EksImage {
  /** Amazon Linux 2023. */
  AMAZON_LINUX_2023 = 'AmazonLinux2023',
  /** Amazon Linux 2023 with drivers for NVIDIA's GPUs. */
  AMAZON_LINUX_2023_GPU = 'AmazonLinux2023GPU',
  /** Amazon Linux 2, up to Kubernetes 1.32. */
  AMAZON_LINUX_2 = 'AmazonLinux',
  /** Amazon Linux 2 with drivers for NVIDIA's GPUs, up to Kubernetes 1.32. */
  AMAZON_LINUX_2_GPU = 'AmazonLinuxGPU',
}

const id = text({ what: 'reference to an image', pattern: /^ami-[0-9a-f]{8,17}$/, example: 'ami-0a1b2c3d4e5f60718' });

const lookupName = text({ what: 'name of images', pattern: /^[\w ().\/'@?*{}-]+$/, max: 128, example: 'acme-{os}-{version}-*' });

const lookupShape: Shape<AwsImageLookup> = {
  os: text({ what: 'name of an operating system', pattern: /^[\w.-]+$/, max: 64, example: 'ubuntu-24.04' }),
  name: (where, value) => {
    lookupName(where, value);
    const unknown = /\{(?!(version|os)\})[^}]*\}?/.exec(value as string);
    if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version} or {os}.`); }
  },
  owner: text({ what: 'number of an AWS account', pattern: /^\d{12}$/, example: '123456789012' }),
};

/** The image (AMI) that machines boot from. A new image for the same version replaces no machines until they are replaced for another reason. */
export class AwsImage {
  /** One image, always the same. It contains the Kubernetes version that the cluster says, or a distribution that installs itself. */
  public static fromId(ami: string): AwsImage {
    id('AwsImage.fromId', ami);
    return new AwsImage('id', { ami: { id: ami } });
  }

  /**
   * The newest image by name, for the architecture of the instance type. The images that the provider publishes are for tests: a few releases
   * of Kubernetes, without security updates. Build your own with image-builder, and name their owner.
   */
  public static lookup(options: AwsImageLookup = {}): AwsImage {
    checkProps('AwsImage.lookup', options, lookupShape);
    const { os = 'ubuntu-24.04', name, owner } = options;
    const format = name?.split('{os}').join('{{.BaseOS}}').split('{version}').join('{{.K8sVersion}}');
    const byVersion = name === undefined || name.includes('{version}');
    return new AwsImage(byVersion ? 'version' : 'name', { imageLookupBaseOS: os, imageLookupFormat: format, imageLookupOrg: owner });
  }

  /** The newest image that EKS publishes for the Kubernetes version. Only for machines of an `EksTopology`. */
  public static eks(type: EksImage): AwsImage {
    if (!Object.values(EksImage).includes(type)) { throw new Error(`AwsImage.eks: ${JSON.stringify(type)} is not one of ${Object.values(EksImage).join(', ')}.`); }
    return new AwsImage('eks', { ami: { eksLookupType: type } });
  }

  private constructor(
    /** What it is found by: `id`, `name`, `version` (a name with the Kubernetes version in it) or `eks`. */
    public readonly foundBy: string,
    /** The fields of the machine that say so. */
    public readonly fields: { [field: string]: any },
  ) {}
}
