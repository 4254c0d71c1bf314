import { SecretContent } from '../secret/secret-key';

/**
 * A file written before the node joins, and before `users` exist. Its text is part of the bootstrap data: changing it replaces the
 * machines. It arrives as written, also where it contains what cloud-init takes for a template; it ends in one line break.
 */
export interface NodeFile {
  /** Absolute path on the machine. */
  readonly path: string;

  /**
   * Text of the file, at most 10,240 characters. Never a secret: use `fromSecret`.
   * @default - the content comes from `fromSecret`
   */
  readonly content?: string;

  /**
   * Secret in the cluster's namespace that holds the content.
   * @default - the content is `content`
   */
  readonly fromSecret?: SecretContent;

  /**
   * How the content, here or in the Secret, is encoded. It is decoded on the machine.
   * @default - plain text
   */
  readonly encoding?: FileEncoding;

  /**
   * Add the content to the end of a file of the image. Ignition machines cannot.
   * @default false
   */
  readonly append?: boolean;

  /**
   * Owner as `user:group`.
   * @default root:root
   */
  readonly owner?: string;

  /**
   * Octal permissions.
   * @default 0644
   */
  readonly permissions?: string;
}

/** How the content of a file is encoded. Plain gzip does not exist: its bytes are no text. */
export enum FileEncoding {
  /** Base64 of the content. */
  BASE64 = 'base64',

  /** Base64 of the gzip-compressed content: for long files. Ignition machines cannot decode it. */
  GZIP_BASE64 = 'gzip+base64',
}
