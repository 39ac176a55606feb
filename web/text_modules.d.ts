/** Files that esbuild imports as text. */

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.ftl" {
  const text: string;
  export default text;
}
