import type { LetterWords } from './letter-words.ts'

export const danish: LetterWords = {
  tag: 'da-DK',
  sender: ({ machine }) => `Programkontoret for ${machine}`,
  answers: {
    full: ({ award }) => `Din ansøgning får bevilget ${award}, alt hvad der blev søgt om.`,
    partial: ({ award, requested }) =>
      `Din ansøgning får bevilget ${award} af de ${requested}, der blev søgt om.`,
    waiting: () => 'Din ansøgning står på ventelisten og får foreløbig ingen timer.',
    hold: () => 'Din ansøgning er sat i venteposition og får foreløbig ingen timer.',
    declined: () => 'Din ansøgning får ingen timer i dette opslag.',
    unranked: () => 'Din ansøgning blev ikke rangordnet og får ingen timer i dette opslag.',
  },
  reasons: {
    fits: ({ asked, room, areaTotal }) =>
      room === undefined
        ? `Dens andel af områdets ${areaTotal} dækker de ${asked}, der blev søgt om.`
        : `Der blev søgt om ${asked}, og ${room}.`,
    trimmed: ({ asked, minimum, room }) => `Der blev søgt om ${asked}, mindst ${minimum}, og ${room}.`,
    scaled: ({ asked, minimum, areaTotal, part, least }) =>
      part !== undefined
        ? `Der blev søgt om ${asked}; andelen af de ${areaTotal}, som området delte forholdsmæssigt, er ${part}, mere end minimum på ${minimum}.`
        : least !== undefined
          ? `Der blev søgt om ${asked}; andelen af de ${areaTotal}, som området delte forholdsmæssigt, er ikke større end minimum på ${minimum}, så den får dette minimum.`
          : `Der blev søgt om ${asked}, mindst ${minimum}; områdets ${areaTotal} blev delt forholdsmæssigt.`,
    step: ({ asked, demand, threshold }) =>
      `En score på ${threshold} eller mere giver ${demand} af de ${asked}, der blev søgt om.`,
    'below-steps': ({ score, threshold }) =>
      `Scoren er ${score}; det laveste trin, der giver timer, er ${threshold}.`,
    'third-tier': () => 'Den står i det lag, der ikke får bevilling.',
    bought: ({ asked, turn }) =>
      `De puljer, der sætter pris på den, betalte de ${asked}, som køb nummer ${turn}.`,
    chosen: ({ asked, part, least = part }) =>
      least === undefined
        ? `Den hører til det valg, der giver den største sum; der blev søgt om ${asked}.`
        : `Den hører til det valg, der giver den største sum, med ${least} af de ${asked}, der blev søgt om: inden for opslagets rammer ville mere til den ikke have gjort summen større.`,
    'not-chosen': ({ needs, left }) =>
      `Det valg, der giver den største sum, udelader den: ${left} er tilbage, og den behøver ${needs}.`,
    'area-maximum': ({ needs, areaFree }) =>
      `Området havde ${areaFree} tilbage under sit loft, og den behøver ${needs}.`,
    'guarantee-of-others': ({ needs, free, protected: kept }) =>
      `${free} var ledige, da turen kom til den, mens ${kept} var holdt til andre områders garantier; den behøver ${needs}.`,
    'no-hours': ({ needs, left, kept }) =>
      kept === undefined
        ? `${left} var tilbage, da turen kom til den, og den behøver ${needs}.`
        : `${left} var tilbage, da turen kom til den, ved siden af de ${kept}, der var holdt til andre områders garantier, og den behøver ${needs}.`,
    'area-closed': ({ needs }) => `En tidligere ansøgning lukkede linjen før den; den behøver ${needs}.`,
    ineligible: ({ recorded }) =>
      recorded === undefined
        ? 'Den opfylder ikke opslagets betingelser.'
        : `Den opfylder ikke opslagets betingelser. Programkontorets begrundelse: ${recorded}`,
    'not-reviewed': () => 'Den har ingen bedømmelse, der kan bruges.',
    'below-minimum': () => 'Det, der højst kan gives, ligger under det minimum, den behøver.',
    'below-score': ({ score, threshold }) =>
      `Scoren er ${score}; der krævedes mindst ${threshold} for at blive rangordnet.`,
    'below-criterion': ({ criterion, threshold }) =>
      `På ”${criterion}” når den ikke tærsklen på ${threshold}, som krævedes for at blive rangordnet.`,
  },
  rooms: {
    free: ({ free }) => `${free} var ledige, da turen kom til den`,
    area: ({ areaFree }) => `området havde ${areaFree} tilbage under sit loft, da turen kom til den`,
    kept: ({ free, protected: kept }) =>
      `${free} var ledige, da turen kom til den, ved siden af de ${kept}, der var holdt til andre områders garantier`,
  },
  needs: {
    part: ({ asked, minimum }) => `mindst ${minimum} af de ${asked}, der blev søgt om`,
    whole: ({ asked }) => `alle de ${asked}, der blev søgt om, fordi der ikke bevilges delvist`,
    step: ({ demand }) => `alle trinnets ${demand}, fordi der ikke bevilges delvist`,
  },
  possible: ({ requested, possible }) => `${requested} (højst ${possible} kan gives)`,
  byHand: ({ reason, rules }) =>
    `Programkontoret og direktøren har afgjort dette i hånden med denne begrundelse: ${reason} Efter reglerne alene: ${rules}`,
  price: 'Efter maskinens pris',
  priceAssumed: 'Efter maskinens pris, som er antaget,',
  valueInKind: ({ price, award, amount }) => `${price} er de ${award} ${amount} værd og gives uden betaling.`,
  valueToPay: ({ price, award, amount }) => `${price} er de ${award} ${amount} værd, som du betaler.`,
  ran: ({ awarded, funded, cutRank, rank, ranked }) =>
    `${awarded} gik til ${funded} ansøgninger efter rang; den første uden timer har rang ${cutRank}, din har rang ${rank} af ${ranked}.`,
  sufficed: ({ awarded, rank, ranked }) =>
    `Alle rangordnede ansøgninger fik timer, i alt ${awarded}; din har rang ${rank} af ${ranked}.`,
  handed: ({ hours, funded }) => `Givet i hånden derudover: ${hours} (ansøgninger: ${funded}).`,
  scoreWould: ({ score, to, award }) =>
    `Med en score på ${to} i stedet for ${score} og alt andet uændret havde den fået ${award}.`,
  markWould: ({ criterion, mark, to, award }) =>
    `Med en middelkarakter på ${to} i stedet for ${mark} i ${criterion} og alt andet uændret havde den fået ${award}.`,
  minimumWould: ({ minimum, to, award }) =>
    `Havde dens minimum været ${to} i stedet for ${minimum}, havde den fået ${award}.`,
  noScoreWould: () => 'Ingen højere score havde alene ændret svaret.',
  noMarkWould: () => 'Ingen bedre karakterer i ét kriterium havde alene ændret svaret.',
  notSought: () =>
    'Hvad der alene ville have ændret svaret, er ikke regnet ud: Med så mange ansøgninger, eller med denne måde at fordele på, kræver det for mange gennemregninger. Du kan bede om en begrundelse.',
  margin: ({ margin }) =>
    `Bevillingen havde været den samme med en score, der var op til ${margin} point lavere.`,
  nextAward: ({ answerBy }) =>
    `Sig ja eller nej til bevillingen senest ${answerBy}, helt eller delvist; timer, som ingen tager imod, går til ventelisten.`,
  nextMore: ({ more }) =>
    `Din ansøgning står også på ventelisten til op til ${more} mere; du får en mail, hvis du tilbydes nogle.`,
  nextWaiting: ({ appealUntil }) =>
    `Du skal ikke gøre noget. Du får en mail, så snart der er timer til dig. Indtil ${appealUntil} kan du bede om en begrundelse og klage.`,
  nextHold: ({ appealUntil }) =>
    `Du skal ikke gøre noget. Du får en mail, når en senere afgørelse giver din ansøgning timer. Indtil ${appealUntil} kan du bede om en begrundelse og klage.`,
  nextDeclined: ({ appealUntil }) =>
    `Indtil ${appealUntil} kan du bede om en begrundelse og klage. De åbne opslag står på forsiden.`,
  appeal: ({ appealUntil }) => `Indtil ${appealUntil} kan du bede om en begrundelse og klage.`,
  signature: ({ signer, signedOn }) => `Underskrevet af ${signer} den ${signedOn}.`,
  noReviews: 'Bedømmerne har ikke skrevet noget til dig.',
}
