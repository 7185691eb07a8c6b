/** What people are by office, trade or state, where it says more than that they are somebody. */
export const OFFICES: ReadonlySet<string> = new Set(
  "clergyman curate vicar rector parson priest bishop monk nun minister doctor surgeon physician nurse apothecary lawyer attorney solicitor barrister judge magistrate clerk banker merchant tradesman grocer baker butcher tailor draper milliner seamstress dressmaker carpenter mason smith blacksmith shoemaker printer bookseller publisher author writer poet novelist journalist editor painter artist sculptor musician singer actor actress dancer teacher schoolmaster schoolmistress governess tutor professor scholar student scientist philosopher inventor engineer sailor seaman fisherman boatman captain soldier officer colonel major lieutenant general sergeant admiral policeman constable inspector detective spy thief burglar gaoler jailer butler footman valet housekeeper maid cook gardener groom coachman driver porter steward bailiff gamekeeper farmer shepherd miller labourer innkeeper landlord landlady publican barber postman courier messenger librarian widow widower orphan heiress heir squire baronet knight earl duke duchess countess king queen prince princess witch wizard beggar tramp pedlar gypsy".split(
    " ",
  ),
);

/** Titles that say what somebody is. */
export const OFFICE_TITLES: ReadonlyMap<string, string> = new Map([
  ["dr", "doctor"],
  ["doctor", "doctor"],
  ["professor", "professor"],
  ["captain", "captain"],
  ["colonel", "colonel"],
  ["major", "major"],
  ["lieutenant", "lieutenant"],
  ["sergeant", "sergeant"],
  ["inspector", "inspector"],
  ["admiral", "admiral"],
  ["reverend", "clergyman"],
  ["rev", "clergyman"],
]);
