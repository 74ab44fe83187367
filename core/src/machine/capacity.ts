/** Days that `nodes` nodes are busy with an amount of GPU-hours. All above 0. */
export const daysOnNodes = (gpuHours: number, nodes: number, gpusPerNode: number): number =>
  gpuHours / (nodes * gpusPerNode * 24)

/** GPU-hours of a number of GPUs over a number of days: 8 GPUs for 30 days are 5,760. */
export const hoursOfRun = (gpus: number, days: number): number => Math.round(gpus * days * 24)

/** GPU-hours that a machine has in a number of days. */
export const machineHours = (gpus: number, days: number): number => gpus * days * 24
