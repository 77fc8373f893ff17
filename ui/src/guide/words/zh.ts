import type { Text } from "../../words/folders";

// 导览。
const words = {
  step: "第 {{step}} 步，共 {{of}} 步",
  next: "下一步",
  back: "上一步",
  end: "结束导览",
  done: "完成",
  steps: {
    window: { title: "一个窗口", text: "平台、支付、物流、申报四家企业各发一份单证，只发一次；比对、计税、额度、担保和四家监管的决定都从这里来。" },
    regulators: { title: "四家监管", text: "海关、检验检疫、税务、外汇各自只看到自己需要的内容。每个决定都写明规则、文件和数值。" },
    check: { title: "先查一份报文", text: "把 XML 拖到这里，或点“用一份有错的示例”：每处问题标在所在的行，并说明怎样改。内容不会被保存。" },
    code: { title: "看懂一次退单", text: "任何回执代码都能查：是什么意思、常见原因、怎样处理、找谁帮忙、依据哪条规则。" },
    zone: { title: "综试区放行了多少", text: "来自真实数据，实时更新；少于三家企业的格子不公布。大屏在 /screen。" },
    signIn: { title: "登录", text: "企业先提交“企业入驻申请”，获准后由管理员邀请本企业的人。登录后，导览会继续走企业的页面。" },
    signInDemo: {
      title: "用演示账户登录",
      text: "启动演示区时打印了登录名和密码，也写在数据目录的 demo.json 里。trader 是企业的申报员；customs1、inspection1、tax、exchange 是四家监管的办事台；operator 是综试区的人。以 trader 登录后可以继续导览。",
    },
    home: { title: "现在要办什么", text: "被退回的、等单证的、等担保的、快到期的、要运抵的退货，都在这里。有新回执时自动更新。" },
    declare: { title: "三种申报方式", text: "逐票填写、用表格批量导入、或由系统调用接口。边填边按平台收单时的规则检查；演示区代为签名，真实环境里由企业自己签。" },
    list: { title: "全部申报", text: "用订单、清单或运单的编号查找，按状态筛选，把常用的查询保存下来，或导出表格。" },
    lanes: { title: "一票申报，四条进度", text: "海关、检验检疫、税务、外汇各一行，同一条时间轴；“轮到”写明现在等谁。下面是单证对照、税款的每一步、回执原文和全部经过。" },
    noDossier: {
      title: "还没有申报",
      text: "可以用“申报录入”填一票；或在命令行运行 ./greenway generate --declarations 20 --mismatch 0.2 --out trades，再运行 ./greenway submit trades，然后重新开始导览。",
    },
    refused: { title: "被退回，怎么办", text: "写明哪一处不一致、双方的数值、依据的规则，以及由谁改。“更正并重新发送”会带上已填的内容。" },
    noRefused: { title: "被退回的会在这里", text: "现在没有被退回的申报。把一票的单价改得与订单不同再发送，就能看到退单写些什么、怎样更正。" },
    desks: { title: "另一边：监管的办事台", text: "用另一个浏览器以 customs1 登录，就能领取、查看理由、作出决定；这里随即看到结果。页脚的“导览”可以随时重来。" },
  },
} as const;

export type GuideWords = Text<typeof words>;
export default words as GuideWords;
