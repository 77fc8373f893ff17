import type { GuideWords } from "./zh";

const words: GuideWords = {
  step: "Hatua {{step}} kati ya {{of}}",
  next: "Mbele",
  back: "Nyuma",
  end: "Maliza ziara",
  done: "Imekamilika",
  steps: {
    window: {
      title: "Dirisha moja",
      text: "Jukwaa, malipo, msafirishaji na mtangazaji hutuma hati moja kila mmoja, mara moja tu. Ulinganisho, kodi, kiwango, dhamana na maamuzi ya mamlaka nne yote hutoka hapo.",
    },
    regulators: { title: "Mamlaka nne", text: "Forodha, ukaguzi, kodi na fedha za kigeni kila moja huona inachohitaji pekee. Kila uamuzi hutaja kanuni, hati na thamani zilizohusika." },
    check: {
      title: "Kagua ujumbe kwanza",
      text: "Dondosha faili ya XML hapa, au tumia mfano wenye makosa: kila kosa liko kwenye mstari wake, pamoja na namna ya kulirekebisha. Hakuna kinachohifadhiwa.",
    },
    code: { title: "Elewa kukataliwa", text: "Kila msimbo wa stakabadhi unaweza kutafutwa: maana yake, sababu ya kawaida, namna ya kurekebisha, nani anaweza kusaidia, na kanuni yake." },
    zone: { title: "Eneo limeachilia nini", text: "Kutoka data halisi, papo kwa papo. Kisanduku cha biashara chini ya tatu hakitangazwi. Skrini ya ukumbi iko /screen." },
    signIn: { title: "Ingia", text: "Biashara huomba kwanza; ikishakubaliwa, msimamizi huwaalika watu wake. Baada ya kuingia ziara inaweza kuendelea kwenye kurasa za biashara." },
    signInDemo: {
      title: "Ingia kwa akaunti ya onyesho",
      text: "Eneo la onyesho lilipoanza liliandika majina na manenosiri; yako pia katika demo.json ya folda ya data. trader ni mtangazaji wa biashara; customs1, inspection1, tax na exchange wana madawati ya mamlaka; operator hufanya kazi katika eneo. Ingia kama trader ili kuendelea na ziara.",
    },
    home: { title: "Kinachokuhitaji sasa", text: "Vilivyokataliwa, vinavyosubiri hati au dhamana, vinavyokaribia kuisha, au vinavyotakiwa kufika. Husasishwa majibu yanapofika." },
    declare: {
      title: "Njia tatu za kutangaza",
      text: "Kwa fomu, nyingi pamoja kutoka jedwali, au kwa mfumo wenu. Unachoandika hukaguliwa kwa kanuni zilezile za kupokea. Eneo la onyesho hutia saini kwa niaba yako; katika eneo halisi unatia saini palipo na ufunguo wako.",
    },
    list: { title: "Matamko yote", text: "Tafuta kwa namba ya oda, tamko au usafirishaji, chuja kwa hali, hifadhi maswali unayouliza mara kwa mara, au pakua jedwali." },
    lanes: {
      title: "Tamko moja, njia nne",
      text: "Mstari mmoja kwa forodha, ukaguzi, kodi na fedha za kigeni, kwenye mstari mmoja wa wakati; “zamu ya” husema nani anasubiriwa. Chini kuna hati bega kwa bega, kila hatua ya kodi, stakabadhi zilivyokuja, na yote yaliyotokea.",
    },
    noDossier: {
      title: "Hakuna tamko bado",
      text: "Tangaza moja kwa fomu; au endesha ./greenway generate --declarations 20 --mismatch 0.2 --out trades kisha ./greenway submit trades, na uanze ziara tena.",
    },
    refused: { title: "Limekataliwa, ufanye nini", text: "Husema nini hakilingani, thamani zote mbili, kanuni, na nani arekebishe. “Sahihisha na utume tena” huleta yaliyojazwa awali." },
    noRefused: { title: "Yaliyokataliwa huwa hapa", text: "Hakuna lililokataliwa sasa. Tuma tamko ambalo bei yake inatofautiana na oda ili kuona kukataliwa husema nini na hurekebishwaje." },
    desks: {
      title: "Upande wa pili: madawati",
      text: "Ingia kama customs1 katika kivinjari kingine ili kuchukua kazi, kuona sababu na kuamua; matokeo huonekana hapa mara moja. “Ziara ya kuongozwa” chini ya ukurasa huanza upya wakati wowote.",
    },
  },
};

export default words;
