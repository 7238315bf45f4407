/**
 * The bodies of a resource as a [Standard Schema](https://standardschema.dev), which tRPC, Hono,
 * TanStack Form and many others take as a validator. Errors are its issues; warnings are not.
 *
 * A value passes as it is: nothing is changed in it. It is a Standard JSON Schema too, for the target
 * `draft-2020-12` alone.
 *
 * @param resource The resource.
 * @throws {TypeError} When there is no such resource.
 * @example
 * ```js
 * import { standardSchema } from "graph-backup-delta";
 * const body = standardSchema("exchangeProtectionPolicy");
 * const { issues } = body["~standard"].validate({ "mailboxProtectionUnits@delta": [{}] });
 * issues[0].path; // ["mailboxProtectionUnits@delta", 0]
 * ```
 */
export function standardSchema<Resource extends ResourceName>(
  resource: Resource,
): StandardBody<Body<Resource>>;

/** What `standardSchema` gives. */
export interface StandardBody<Value> {
  /** What the standard asks for. */
  readonly "~standard": {
    /** The version of the standard. */
    readonly version: 1;
    /** Who made it. */
    readonly vendor: "graph-backup-delta";
    /** Judges a value; a text is no body. It never throws for a value. */
    readonly validate: (value: unknown) => StandardResult<Value>;
    /** The JSON Schema, for the target `draft-2020-12`; for others it throws. */
    readonly jsonSchema: {
      /** What is taken. */
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      /** What comes of it: the same. */
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
    /** There for TypeScript alone. */
    readonly types?:
      | {
          /** What is taken. */
          readonly input: Value;
          /** What comes of it: the same. */
          readonly output: Value;
        }
      | undefined;
  };
}

/** A value that is right, or what is wrong with it. */
export type StandardResult<Value> =
  | {
      /** The value, as it was given. */
      readonly value: Value;
      /** Absent: nothing is wrong. */
      readonly issues?: undefined;
    }
  | {
      /** The errors in the value. */
      readonly issues: readonly StandardIssue[];
    };

/** One error in a value. */
export interface StandardIssue {
  /** What is wrong, in one or two sentences. */
  readonly message: string;
  /** The keys that lead to it; numbers in arrays. */
  readonly path: readonly (string | number)[];
  /** The finding itself: its code, what to do, what the service would answer. */
  readonly finding: Finding;
}
