// What the build puts in.

declare const SERVICE: string;

declare module "main:*" {
  const whole: (...args: any[]) => unknown;
  export default whole;
}
