import type { ApplicantKind } from '@furrow/core/contract/proposal-limits'
import type { ProposalSeed } from './proposal-seed.ts'

/** What a proposal is for, and who gains by it. Of the six published pilots as the programme tells it; else invented. */
type Impact = readonly [purpose: string, beneficiaries: string]

const pilot: Readonly<Record<string, Impact>> = {
  P01: ['Find enzymes that work in the cold', 'makers of food and detergents that save heat'],
  P02: ['Let a general practitioner hear heart disease early', 'patients of general practices'],
  P03: ['Place wind farms so that they do not take each other’s wind', 'everybody who pays for electricity'],
  P04: [
    'Learn how medicines bind, with simulated quantum computers',
    'developers of medicines, and patients after them',
  ],
  P05: ['Make two centuries of Danish lives searchable', 'historians, genealogists and epidemiologists'],
  P06: ['Understand why kidneys age', 'patients with failing kidneys'],
  P07: ['Give hospitals a language model that reads Danish records', 'clinicians and their patients'],
  P08: ['Make cement with less carbon', 'builders, and the climate'],
  P09: ['Correct errors in small quantum computers', 'everybody who builds quantum computers'],
  P10: ['Give small languages models of their own', 'speakers of Faroese and Greenlandic'],
  P11: [
    'Read genes, cells and images in one open model, to understand disease',
    'researchers of health, and patients with genetic diseases',
  ],
  P12: ['Scan children without sedating them', 'children who need an MRI scan'],
  P13: ['Count the carbon in every hedgerow', 'farmers and municipalities'],
  P14: ['See brain waves with quantum sensors', 'patients with epilepsy'],
  P15: ['Let large models say how sure they are', 'everybody who relies on their answers'],
  P16: ['Find the virus that kills a resistant bacterium', 'patients with resistant infections'],
  P17: [
    'Ease the work of nurses by understanding what happens in a room',
    'patients and residents, and those who care for them',
  ],
  P18: ['Let electrolysers follow the wind without wearing out', 'producers of hydrogen'],
  P19: ['Find materials that conduct without loss', 'users of the electricity grid'],
  P20: ['Let cyclists meet fewer red lights', 'cyclists in Copenhagen'],
  P21: ['See how RNA folds in living cells', 'developers of vaccines and medicines'],
  P22: ['Warn of sepsis hours earlier', 'patients on hospital wards'],
  P23: [
    'Turn carbon dioxide into useful fuels and chemicals',
    'industry that replaces fossil carbon, and the climate',
  ],
  P24: ['Protect small devices against quantum computers', 'owners of connected devices'],
  P25: ['Learn what dark matter is made of', 'researchers of the universe'],
  P26: ['Find genes behind hay fever', 'people with allergies'],
  P27: ['Follow wounds at home by photograph', 'patients who are spared a journey'],
  P28: ['Use district heating as a battery', 'households on district heating'],
  P29: ['Simulate photonic quantum computers honestly', 'researchers of quantum optics'],
  P30: ['Take the retyping out of trade documents', 'businesses that order, sell and ship'],
  P31: ['Take plastic fibres apart with enzymes', 'recyclers of clothes'],
  P32: ['Aim proton beams while the patient breathes', 'patients with cancer'],
  P33: ['Make batteries from salt', 'owners of electric cars and grids'],
  P34: ['Let pupils run quantum circuits', 'upper secondary schools'],
  P35: ['Make Danish sign language searchable', 'deaf people in Denmark'],
  P36: ['Follow every cell of a growing brain organoid', 'researchers of brain disease'],
  P37: ['Make medicine lists agree', 'patients who take many medicines'],
  P38: [
    'Predict weather and extremes sooner and finer',
    'everybody who plans by the weather, and those whom it endangers',
  ],
  P39: ['Find a gentler way to fertiliser', 'farmers, and the climate'],
  P40: ['Trade shares by the mood of the news', 'investors in one fund'],
  P41: ['Trace Salmonella from farm to fork', 'everybody who eats'],
  P42: ['Hear Parkinson’s disease in the voice', 'people with early Parkinson’s disease'],
  P43: ['Take nitrogen out of the fjord with seaweed', 'people who live by the Limfjord'],
  P44: ['Find rust in bridges by photograph', 'everybody who crosses a bridge'],
  P45: ['Sort waste by what it is made of', 'recyclers and municipalities'],
  P46: ['Understand the first bacteria of a child', 'infants and their parents'],
  P47: ['Choose an implant that lasts', 'patients with a new hip or knee'],
  P48: ['Find wet peat from space', 'land owners, and the climate'],
  P49: ['Stage sleep the same everywhere in the Nordic countries', 'patients with sleep disorders'],
  P50: ['Help plants defend themselves', 'growers who spray less'],
}

const autumn: Readonly<Record<string, Impact>> = {
  P01: ['Dose blood thinners for the very old', 'patients over eighty'],
  P02: ['Catch forever chemicals with proteins', 'waterworks and those who drink from them'],
  P03: ['Let microscopes look where it matters', 'laboratories of cell biology'],
  P04: ['Train after a stroke at home', 'patients after a stroke'],
  P05: ['Make ships on ammonia safe', 'crews and harbour towns'],
  P06: ['Feed animals on grass instead of soy', 'farmers, and the climate'],
  P07: ['Certify randomness from noisy chips', 'users of encryption'],
  P08: ['Understand forty years of debate in parliament', 'citizens, schools and journalists'],
}

const industry: Readonly<Record<string, Impact>> = {
  P01: ['Hear one voice at a loud table', 'people with hearing aids'],
  P02: ['Sail cargo by wind', 'shipping companies, and the climate'],
  P03: ['Find faults in milking robots early', 'dairy farmers and their cows'],
  P04: ['Make rotor blades quieter', 'neighbours of wind turbines'],
  P05: ['Write advertisements automatically', 'advertisers'],
  P06: ['Make oat drinks smoother', 'people who drink no milk'],
}

const taster: Readonly<Record<string, Impact>> = {
  P01: ['Count birds correctly beside roads', 'nature administrations'],
  P02: ['Recycle the blades of wind turbines', 'owners of old turbines'],
  P03: ['Learn whether a fjord can be predicted', 'towns by the Limfjord'],
  P04: ['Count the cells of bone marrow faster', 'patients with leukaemia'],
  P05: ['Answer questions about opening hours', 'customers of town shops'],
  P06: ['Describe the noise of spin qubits', 'builders of quantum computers'],
  P07: ['Map eelgrass by drone', 'coastal municipalities'],
  P08: ['Keep vaccines without a refrigerator', 'people far from a cold chain'],
  P09: ['See how coasts have moved', 'planners of the coast'],
  P10: ['Grow barley that stands drought', 'growers of barley'],
}

const spring: Readonly<Record<string, Impact>> = {
  P01: ['Tell each harbour town its risk of storm surges', 'harbour towns around the Kattegat'],
  P02: ['Measure life under water by its sound', 'administrations of the sea'],
  P03: ['Make old Danish law readable', 'historians of law'],
  P04: ['Design antibodies against snake venom', 'people bitten by snakes'],
  P05: ['Keep heat pumps quiet at night', 'neighbours of heat pumps'],
  P06: ['Answer urgent calls sooner', 'everybody who calls 1813'],
}

const impacts: Readonly<Record<string, Readonly<Record<string, Impact>>>> = {
  'gefion-pilot': pilot,
  'gefion-autumn-2026': autumn,
  'gefion-industry-2026': industry,
  'gefion-taster-2026': taster,
  'gefion-2027-spring': spring,
}

const companies = new Set([
  'Hydrolene',
  'Refyn',
  'Teton and University of Copenhagen',
  'Ortovia',
  'Sovnlab',
  'Novonesis',
  'Go Autonomous',
  'Alfarente',
  'Skovbo Security',
  'Lydhavn',
  'Sejlvind',
  'Kvægdata',
  'Vindform',
  'Klikkeriet',
  'Havrelab',
  'Byens Butikker',
  'Carlsberg Research Laboratory',
])

const isHospital = (institution: string): boolean =>
  /hospital|neurocenter|^region |capital region/i.test(institution)
const isAuthority = (institution: string): boolean =>
  /city of|directorate|archives|agency|meteorological/i.test(institution)

function kindOf(institution: string): ApplicantKind {
  if (companies.has(institution)) return 'company'
  if (isHospital(institution)) return 'hospital'
  return isAuthority(institution) ? 'public-authority' : 'public-research'
}

/** Who applies, what for, and for whom: for every practice proposal. */
export function impactOf(callId: string, { number, institution }: ProposalSeed) {
  const [purpose, beneficiaries] = impacts[callId]?.[number] ?? ['', '']
  return { applicantKind: kindOf(institution), purpose, beneficiaries }
}
