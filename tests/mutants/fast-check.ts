import fc, { type IProperty, type IAsyncProperty, type Parameters } from '../../node_modules/fast-check'

/** Of the random calls of a property, so many are tried on each mutant: a few thousand mutants times all would take days. */
const most = Number(process.env['FURROW_MUTANT_CASES'] ?? 15)

const few = <T>(parameters?: Parameters<T>): Parameters<T> => ({
  ...parameters,
  numRuns: Math.min(most, parameters?.numRuns ?? 100),
  // Nobody reads the smallest counter-example.
  endOnFailure: true,
})

/** Stands in for fast-check in the tests of mutants. */
export default {
  ...fc,
  assert: <T>(property: IProperty<T> & IAsyncProperty<T>, parameters?: Parameters<T>) =>
    fc.assert(property, few(parameters)),
}
