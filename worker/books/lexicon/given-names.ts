import type { Gender } from "../shapes.ts";

const FEMALE =
  "abigail ada adela adelaide adele agatha agnes alice alicia amanda amelia amy anastasia angela angelica anita ann anna annabel anne annie antonia arabella audrey augusta barbara beatrice becky bella belinda bertha bess bessie beth betsy betty blanche brenda bridget camilla carol caroline carrie catherine cathy cecilia cecily celia charlotte christina christine clara clarissa claire constance cora cordelia cynthia daisy daphne deborah delia diana dinah dolly dora doris dorothea dorothy edith edna effie eleanor elena eliza elizabeth ella ellen elsie emily emma erica esther ethel eugenia eva eve evelyn evelina fanny felicia flora florence frances freda georgiana georgina geraldine gertrude gladys grace greta gwendolen hannah harriet harriett hattie helen helena henrietta hester hetty hilda honor honora ida imogen inez irene iris isabel isabella ivy jane janet jean jemima jennifer jenny jessica jessie jill joan joanna josephine joyce judith judy julia juliet juliana karen kate katharine katherine kathleen katie katy kitty laura lavinia leah lena leonora letitia lettice lilian lillian lily linda lisa lizzie lizzy lois lola lottie louisa louise lucinda lucille lucy lydia mabel madeline maggie maisie marcia margaret margery maria marian marianne marie marilla marion marjorie martha mary matilda maud maude mavis may melanie mercy mildred millicent millie minnie miranda miriam molly monica muriel myra nan nancy naomi nell nellie nelly nina nora norah olive olivia ophelia pamela patience patricia patty paula pauline pearl peggy penelope phoebe phyllis polly priscilla prudence rachel rebecca rhoda rosa rosalie rosalind rosamond rose rosemary ruby ruth sadie sally samantha sarah selina sibyl sheila sonia sophia sophie stella susan susanna susie sybil sylvia tabitha tess theodora theresa tilly una ursula valerie vanessa vera veronica victoria viola violet virginia vivien wendy wilhelmina winifred yvonne zoe natasha olga tatiana sonya dunya";
const MALE =
  "aaron abel abraham adam adolphus adrian alan albert alec alexander alexis alfred algernon allan allen ambrose amos andrew andy angus anselm anthony anton antonio archibald archie arnold arthur aubrey augustus augustine austin barnaby barney bartholomew basil ben benedict benjamin bernard bert bertie bertram bill billy bob bobby boris brian bruce caleb calvin carl cecil cedric charles charley charlie christian christopher clarence claude clement clifford clive cornelius crispin cuthbert cyril dan daniel david denis dennis dick dmitri dominic donald douglas duncan ebenezer ed eddie edgar edmund edward edwin eli elias elijah eliot ephraim eric ernest eugene eustace evan ezra felix ferdinand fitzwilliam francis frank franklin fred freddy frederic frederick gabriel gareth geoffrey george gerald gideon gilbert giles godfrey gordon graham gregory guy hamish harold harry harvey hector henry herbert herman hiram horace horatio howard hubert hugh hugo humphrey ian ignatius isaac isaiah ivan jack jacob jake james jasper jem jeremiah jeremy jerome jerry jesse jim jimmy job joe joel john johnny jonah jonas jonathan joseph joshua josiah jude jules julian julius keith kenneth kevin lancelot larry laurence lawrence leo leon leonard leopold leslie lewis lionel louis lucas lucius luke malcolm marcus mark marmaduke martin matt matthew maurice max maximilian michael mike miles mortimer moses nathan nathaniel ned neil neville nicholas nick nigel noah noel norman oliver oscar osbert oswald otto owen patrick paul percival percy perceval peter phil philip phillip pip ralph ramon raymond reginald reuben rex richard rob robert robin rodney roger roland ronald rory roy rudolf rufus rupert samuel sam samson saul sebastian septimus seth sheridan sherlock sidney silas simeon simon solomon stanley stephen steve stuart sydney ted terence thaddeus theobald theodore theophilus thomas tim timothy tobias toby tom tommy tony tristram ulysses victor vincent wallace walter warren wesley wilfred will william willie willy";

/** Names that English fiction gives to one sex; usage, not a rule, so that titles and pronouns overrule it. */
export const GIVEN_NAMES: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...FEMALE.split(" ").map((name): [string, Gender] => [name, "female"]),
  ...MALE.split(" ").map((name): [string, Gender] => [name, "male"]),
]);

const PET_FORMS =
  "elizabeth:eliza,lizzy,lizzie,liz,beth,betsy,betty,bess,bessie,elsie,lisa;catherine:kitty,cathy,kate,katie,katy,katharine,katherine,kit;margaret:maggie,meg,peggy,madge,daisy;mary:molly,polly,may,maria;" +
  "ann:annie,anne,anna,nan,nancy,nanny;jane:jenny,janet,janey;sarah:sally,sadie;susan:susie,sue,susy,susanna;dorothy:dolly,dora,dot;frances:fanny,fan;charlotte:lottie;harriet:hattie,hetty;helen:nell,nelly,nellie;ellen:nell,nelly;" +
  "martha:patty;matilda:tilly;isabella:bella,isabel,belle;rebecca:becky;rosamond:rosy;louisa:lou,louise;amelia:emmy,milly;emily:em,emmy;emma:em,emmy;josephine:jo,josie;judith:judy;gwendolen:gwen;virginia:ginny;victoria:vicky;" +
  "william:will,bill,billy,willie,willy;robert:bob,bobby,rob,robin,bertie;richard:dick,dickie,rick;thomas:tom,tommy;john:jack,johnny,jock;james:jim,jimmy,jem,jamie;joseph:joe,joey;edward:ned,ted,teddy,ed,eddie;" +
  "edmund:ned;henry:harry,hal;charles:charley,charlie;george:georgie;samuel:sam,sammy;benjamin:ben;daniel:dan,danny;david:davy,dave;michael:mike,mick;nicholas:nick;peter:pete;philip:phil;frederick:fred,freddy,freddie,frederic;" +
  "alfred:alf,fred;albert:al,bert,bertie;alexander:alec,alex,sandy;andrew:andy;anthony:tony;arthur:art;christopher:kit,chris;francis:frank;gilbert:gil;herbert:bert;lawrence:larry,laurie,laurence;leonard:len;matthew:matt,mat;" +
  "nathaniel:nat;patrick:pat,paddy;reginald:reggie,rex;stephen:steve;theodore:ted,teddy,theo;timothy:tim;tobias:toby;walter:walt,wat;abraham:abe;huckleberry:huck;archibald:archie;augustus:gus;jonathan:jon;joshua:josh;vincent:vince";

const PET_OF = new Map<string, Set<string>>();
for (const group of PET_FORMS.split(";")) {
  const [full = "", forms = ""] = group.split(":");
  for (const form of forms.split(",")) PET_OF.set(form, (PET_OF.get(form) ?? new Set()).add(full));
}

/** Two given names may be one: the same, an initial of the other, or a pet form of it or of a name they share. Lower case. */
export const sameGivenName = (one: string, other: string): boolean => {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one.charAt(0) === other.charAt(0);
  const ones = PET_OF.get(one);
  const others = PET_OF.get(other);
  if (ones?.has(other) || others?.has(one)) return true;
  return ones !== undefined && others !== undefined && [...ones].some((full) => others.has(full));
};
