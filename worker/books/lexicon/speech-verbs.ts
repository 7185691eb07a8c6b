const BASES =
  "said replied asked cried exclaimed answered returned observed remarked added continued began whispered murmured muttered shouted called declared repeated " +
  "interrupted inquired enquired demanded rejoined retorted ejaculated responded suggested explained thought sighed laughed protested urged announced insisted " +
  "admitted agreed pleaded begged growled snapped gasped roared screamed groaned sneered stammered faltered ventured pursued proceeded resumed concluded persisted " +
  "commanded ordered hissed yelled sobbed chuckled grumbled confessed objected echoed warned reflected commented acknowledged conceded affirmed assented cautioned " +
  "corrected counselled hinted implored entreated mused quoted reminded scolded snorted sang squeaked wailed whimpered vociferated drawled bawled bellowed barked " +
  "lisped mumbled uttered spoke moaned panted shrieked giggled stuttered argued promised assured advised informed told proposed boasted complained apologised " +
  "apologized reasoned broke put went smiled nodded coughed croaked piped cooed purred growled thundered croaked volunteered reported wondered breathed burst " +
  "interposed interjected chimed queried remonstrated expostulated rasped crowed cackled whined blurted simpered snarled chirped chirruped quavered jeered mocked " +
  "quipped soliloquised soliloquized hazarded surmised countered squealed hollered crooned prompted asserted averred avowed vowed stated chided rebuked " +
  "admonished consoled coaxed struck joined cut " +
  "proclaimed subjoined opined reiterated scoffed shrilled chorused recited dictated threatened vouchsafed insinuated hailed accosted blustered taunted teased " +
  "grunted whooped yelped lamented marvelled pondered deplored grinned frowned beamed gulped choked puffed wheezed exulted temporised parried swore wept " +
  "finished supplied amended calculated pressed";
const PRESENT =
  "says say replies asks cries exclaims answers returns observes remarks adds continues begins whispers murmurs mutters shouts calls declares repeats interrupts " +
  "inquires enquires demands retorts responds suggests explains thinks sighs laughs protests announces insists admits agrees growls snaps gasps screams groans";

/** Verbs that hand over speech beside a quotation. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set(`${BASES} ${PRESENT}`.split(" "));

/** Verbs that tell of speech only right beside a quotation; they show no person elsewhere. */
export const WEAK_SPEECH_VERBS: ReadonlySet<string> = new Set(
  (
    "put went broke burst returned returns began begins smiled nodded thought thinks reflected wondered breathed told sang called calls struck joined cut stated " +
    "grinned frowned beamed gulped choked puffed wheezed pondered wept swore finished supplied amended calculated pressed threatened hailed teased"
  ).split(" "),
);
