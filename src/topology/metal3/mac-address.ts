import { oneOf, text } from '../../values/check-scalars';

/** Objects of one machine whose annotations and labels the provider reads. */
export enum Metal3Object {
  /** The BareMetalHost the machine runs on. */
  HOST = 'baremetalhost',

  /** The Machine of Cluster API. */
  MACHINE = 'machine',
}

/** How the hardware address of a link is found: the links of one template stand for those of many hosts. */
export class Metal3MacAddress {
  /** The network card that the inspection of the host found under this name, for example `eno1`. */
  public static fromHostInterface(name: string): Metal3MacAddress {
    text({ max: 512 })('Metal3MacAddress.fromHostInterface', name);
    return new Metal3MacAddress({ fromHostInterface: name });
  }

  /** The value of an annotation. */
  public static fromAnnotation(annotation: string, object: Metal3Object = Metal3Object.HOST): Metal3MacAddress {
    text({ max: 512 })('Metal3MacAddress.fromAnnotation', annotation);
    oneOf(Metal3Object)('Metal3MacAddress.fromAnnotation', object);
    return new Metal3MacAddress({ fromAnnotation: { object, annotation } });
  }

  private constructor(
    /** As the provider writes it. */
    public readonly spec: any,
  ) {}
}
