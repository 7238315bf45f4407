namespace __Graph__.Models
{
    public class __Resource__ : __Base__
    {
        public __Resource__()
        {
            OdataType = "#microsoft.graph.__resource__";
        }
    }
}
